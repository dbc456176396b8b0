package sadari.lab.process;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A part of the time for a process: between its turns it stands still, as one whose container has
/// used up its quota does. It needs no rights that its owner has not.
///
/// Thread-safe; ends with the process.
public final class Ration implements AutoCloseable {
  /// Of the kernel's own quota, too (`cpu.cfs_period_us`).
  private static final Duration PERIOD = Duration.ofMillis(100);

  /// Linux's numbers; sending them by a program would cost more than the turns do.
  private static final int STOP = 19;

  private static final int CONT = 18;

  @SuppressWarnings("restricted") // native access is allowed to the lab as a whole
  private static final MethodHandle KILL =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("kill"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private final ProcessHandle process;
  private final long turn;
  private boolean open = true;

  private Ration(ProcessHandle process, double part) {
    this.process = process;
    this.turn = Math.round(PERIOD.toNanos() * part);
  }

  /// From now on `process` runs this `part` of the time.
  public static Ration start(ProcessHandle process, double part) {
    Ration ration = new Ration(process, part);
    Thread.ofPlatform().daemon().name("ration-" + process.pid()).start(ration::run);
    return ration;
  }

  private void run() {
    long due = System.nanoTime();
    while (send(CONT)) {
      LockSupport.parkNanos(turn);
      if (!send(STOP)) {
        return;
      }
      due += PERIOD.toNanos();
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  /// False where nothing is to be sent any more.
  private synchronized boolean send(int signal) {
    if (open && process.isAlive()) {
      try {
        open = (int) KILL.invokeExact((int) process.pid(), signal) == 0;
      } catch (Throwable e) { // of a call that declares it and has none
        throw new IllegalStateException(e);
      }
      return open;
    }
    return false;
  }

  /// From now on it runs all the time again.
  @Override
  public synchronized void close() {
    boolean _ = send(CONT);
    open = false;
  }
}
