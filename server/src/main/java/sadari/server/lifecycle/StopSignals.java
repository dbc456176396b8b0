package sadari.server.lifecycle;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Waits for the signal to stop: the first (TERM, INT or HUP) asks for a graceful stop, a later one
/// forces it.
///
/// One that comes within a second of the first is the same, passed on twice, as `timeout` does when
/// all of its group were told. Where the end is forced, processes that this one started are told to
/// end, an embedded PostgreSQL among them: it does so when its last client, this process, is gone.
///
/// `sun.misc.Signal`, because a shutdown hook cannot tell a second signal from the first; by
/// reflection, because javac's warning about that class cannot be switched off by name.
public final class StopSignals {
  private static final int FORCED = 130;

  private static final long SAME_NANOS = 1_000_000_000L;

  private long firstAt;
  private final CountDownLatch first = new CountDownLatch(1);

  private StopSignals() {}

  /// Listens from now on.
  public static StopSignals listen() {
    StopSignals signals = new StopSignals();
    for (String name : new String[] {"TERM", "INT", "HUP"}) {
      signals.handle(name);
    }
    return signals;
  }

  private void handle(String name) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object onSignal =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> arrived());
      Object named = signal.getConstructor(String.class).newInstance(name);
      signal.getMethod("handle", signal, handler).invoke(null, named, onSignal);
    } catch (InvocationTargetException e) {
      // The platform has no such signal, or the JVM was told to leave it alone (nohup).
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java has no sun.misc.Signal", e);
    }
  }

  private synchronized @Nullable Void arrived() {
    if (first.getCount() > 0) {
      firstAt = System.nanoTime();
      first.countDown();
    } else if (System.nanoTime() - firstAt > SAME_NANOS) {
      ProcessHandle.current().children().forEach(ProcessHandle::destroy);
      Runtime.getRuntime().halt(FORCED);
    }
    return null;
  }

  /// Returns when the first signal has come.
  public void await() throws InterruptedException {
    first.await();
  }
}
