package sadari.web.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;

/// The body of a streamed answer: each piece waits until the socket has taken it.
final class Outflow extends OutputStream {
  private static final int PIECE = 32 * 1024;

  private final HttpServerResponse response;
  private final Context context;
  private byte[] buffer = new byte[512];
  private int size;

  Outflow(HttpServerResponse response, Context context) {
    this.response = response;
    this.context = context;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (size == PIECE) {
        flush();
      }
      int count = Math.min(left, PIECE - size);
      if (size + count > buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.min(PIECE, Math.max(size + count, buffer.length * 2)));
      }
      System.arraycopy(bytes, from, buffer, size, count);
      size += count;
      from += count;
      left -= count;
    }
  }

  @Override
  public void flush() throws IOException {
    if (size == 0) {
      return;
    }
    byte[] piece = Arrays.copyOf(buffer, size);
    size = 0;
    CompletableFuture<Void> sent = new CompletableFuture<>();
    post(piece, sent);
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new IOException("the client is gone", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void post(byte[] piece, CompletableFuture<Void> sent) {
    try {
      context.runOnContext(_ -> send(piece, sent));
    } catch (RejectedExecutionException e) {
      sent.completeExceptionally(e);
    }
  }

  private void send(byte[] piece, CompletableFuture<Void> sent) {
    if (response.closed()) {
      sent.completeExceptionally(new ClosedChannelException());
      return;
    }
    response
        .write(BufferInternal.buffer(Unpooled.wrappedBuffer(piece)))
        .onSuccess(sent::complete)
        .onFailure(sent::completeExceptionally);
  }
}
