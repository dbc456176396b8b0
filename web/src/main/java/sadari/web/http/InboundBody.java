package sadari.web.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A body that is read by the handler while it arrives.
///
/// A few buffers are asked for at a time: the client is slowed down to the pace of the reader, and
/// memory stays bounded. The queue has no bound of its own for that reason.
final class InboundBody extends InputStream implements BodySource.Stream {
  private static final int WINDOW = 16;
  private static final long SLOWEST_BYTES_PER_SECOND = 1024;

  private final HttpServerRequest request;
  private final Context context;
  private final long limit;
  private final long stallNanos;
  private final boolean expectsContinue;
  private final BlockingQueue<Piece> queue = new LinkedBlockingQueue<>();
  private volatile boolean complete;
  private boolean opened;
  private Buffer current = Buffer.buffer(0);
  private boolean ended;
  private int position;
  private int taken;
  private long total;
  private long waitedNanos;

  InboundBody(
      HttpServerRequest request,
      Context context,
      long limit,
      long stallNanos,
      boolean expectsContinue) {
    this.request = request;
    this.context = context;
    this.limit = limit;
    this.stallNanos = stallNanos;
    this.expectsContinue = expectsContinue;
    request.pause();
    request.handler(buffer -> queue.add(new Piece.Data(buffer)));
    request.endHandler(
        _ -> {
          complete = true;
          queue.add(new Piece.End());
        });
    request.exceptionHandler(_ -> queue.add(new Piece.Broken()));
  }

  /// Whether all of it has arrived, so that the connection can go on.
  boolean complete() {
    return complete;
  }

  @Override
  public InputStream open() {
    if (!opened) {
      opened = true;
      context.runOnContext(
          _ -> {
            if (expectsContinue) {
              request.response().writeContinue();
            }
            request.fetch(WINDOW);
          });
    }
    return this;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    while (position == current.length()) {
      if (ended) {
        return -1;
      }
      next();
    }
    int count = Math.min(length, current.length() - position);
    current.getBytes(position, position + count, bytes, offset);
    position += count;
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = 0;
    while (skipped < count) {
      if (position == current.length()) {
        if (ended) {
          break;
        }
        next();
      }
      int step = (int) Math.min(count - skipped, current.length() - position);
      position += step;
      skipped += step;
    }
    return skipped;
  }

  private void next() throws IOException {
    long began = System.nanoTime();
    Piece piece;
    try {
      piece = queue.poll(stallNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    waitedNanos += System.nanoTime() - began;
    if (piece == null || tooSlow()) {
      throw HttpProblem.of(408, "The body comes too slowly");
    }
    switch (piece) {
      case Piece.Data data -> take(data.buffer());
      case Piece.End _ -> ended = true;
      case Piece.Broken _ -> throw new IOException("the connection broke");
    }
  }

  private void take(Buffer buffer) {
    current = buffer;
    position = 0;
    total += buffer.length();
    if (total > limit) {
      throw HttpProblem.tooLarge(limit);
    }
    if (++taken == WINDOW / 2) {
      taken = 0;
      context.runOnContext(_ -> request.fetch(WINDOW / 2));
    }
  }

  private boolean tooSlow() {
    long allowed = stallNanos + total * 1_000_000_000L / SLOWEST_BYTES_PER_SECOND;
    return waitedNanos > allowed;
  }

  private sealed interface Piece {
    record Data(Buffer buffer) implements Piece {}

    record End() implements Piece {}

    record Broken() implements Piece {}
  }
}
