package sadari.lab.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Carries the bytes of one direction of one connection.
///
/// As long as nothing delays them they are written where they were read: one copy, one thread. From
/// the first delay on they wait in a [DelayLine], so that latency does not cost throughput.
final class Pump {
  private static final int CHUNK = 16 * 1024;

  private final Link link;
  private final Connection connection;
  private final Direction direction;
  private final SocketChannel from;
  private final SocketChannel to;
  private @Nullable DelayLine line;

  Pump(
      Link link, Connection connection, Direction direction, SocketChannel from, SocketChannel to) {
    this.link = link;
    this.connection = connection;
    this.direction = direction;
    this.from = from;
    this.to = to;
  }

  void run() {
    try {
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
      while (from.read(chunk) >= 0) {
        chunk.flip();
        link.awaitPassable(connection);
        forward(chunk);
        chunk.clear();
      }
      link.awaitPassable(connection);
      if (line != null) {
        line.finish();
      }
      to.shutdownOutput();
    } catch (IOException gone) {
      connection.reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forward(ByteBuffer chunk) throws IOException, InterruptedException {
    long now = System.nanoTime();
    long arrival = link.arrival(connection, now, chunk.remaining(), direction);
    if (line == null) {
      if (arrival == now) {
        writeAll(chunk);
        return;
      }
      line = new DelayLine(this::deliver);
    }
    line.put(chunk, arrival);
  }

  /// Called by the delay line when the time has come.
  private void deliver(ByteBuffer bytes) throws IOException, InterruptedException {
    link.awaitPassable(connection);
    writeAll(bytes);
  }

  private void writeAll(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  /// Until `at` of `System.nanoTime`.
  static void sleepUntil(long at) throws InterruptedException {
    long left = at - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }
}
