package sadari.engine.postgres.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/// Ends a move that nobody waits for any more, or whose pause of writes takes too long, by cutting
/// its connections: whatever it waits for ends with a failure, and both servers roll back.
final class Guard implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration LAST_WORD = Duration.ofMillis(200);
  private static final int LOOKS_PER_SECOND = 20;

  private final MoveObserver observer;
  private final List<Connection> connections;
  private final Supplier<String> progress;
  private final Thread thread;
  private final ExecutorService cutter = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean running = true;
  private volatile long deadline;
  private volatile @Nullable String cut;

  /// @param progress what to tell every second; empty for nothing
  Guard(MoveObserver observer, List<Connection> connections, Supplier<String> progress) {
    this.observer = observer;
    this.connections = connections;
    this.progress = progress;
    this.thread = Thread.ofVirtual().name("move-guard").start(this::watch);
  }

  /// Why the connections were cut; null where they were not.
  @Nullable String reason() {
    return cut;
  }

  /// From now on until [#relax] the move has this long, and the observer is left in peace.
  synchronized void hurry(Duration longest) {
    deadline = System.nanoTime() + longest.toNanos();
  }

  /// Takes the deadline away. False where it was over: then the connections are cut.
  synchronized boolean relax() {
    deadline = 0;
    return cut == null;
  }

  private void watch() {
    for (int look = 1; running; look++) {
      LockSupport.parkNanos(LOOK.toNanos());
      look(look % LOOKS_PER_SECOND == 0);
    }
  }

  private synchronized void look(boolean second) {
    if (!running || cut != null) {
      return;
    }
    if (deadline != 0) {
      if (System.nanoTime() > deadline) {
        cut("the pause took too long");
      }
    } else if (second) {
      String line = progress.get();
      if (!line.isEmpty()) {
        observer.say(line);
      }
      if (!observer.isThere()) {
        cut("nobody waits for it any more");
      }
    }
  }

  private void cut(String reason) {
    cut = reason;
    connections.forEach(connection -> cutter.execute(() -> cancel(connection)));
    LockSupport.parkNanos(LAST_WORD.toNanos());
    for (Connection connection : connections) {
      try {
        connection.abort(cutter);
      } catch (SQLException gone) {
        // That is what it is for.
      }
    }
  }

  /// Asks the server to end what it does, or it would only find out when it has done it.
  private static void cancel(Connection connection) {
    try {
      connection.unwrap(BaseConnection.class).cancelQuery();
    } catch (SQLException unreachable) {
      // Then it notices by itself that nobody is there.
    }
  }

  @Override
  public void close() {
    running = false;
    LockSupport.unpark(thread);
    cutter.close();
  }
}
