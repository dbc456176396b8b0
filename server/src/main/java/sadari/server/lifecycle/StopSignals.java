package sadari.server.lifecycle;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Waits for the signal to stop: the first (TERM, INT or HUP) asks for a graceful stop, the second
/// forces it.
///
/// `sun.misc.Signal`, because a shutdown hook cannot tell a second signal from the first; by
/// reflection, because javac's warning about that class cannot be switched off by name.
public final class StopSignals {
  private static final int FORCED = 130;

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

  private @Nullable Void arrived() {
    if (first.getCount() == 0) {
      Runtime.getRuntime().halt(FORCED);
    }
    first.countDown();
    return null;
  }

  /// Returns when the first signal has come.
  public void await() throws InterruptedException {
    first.await();
  }
}
