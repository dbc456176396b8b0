package sadari.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sadari.lab.component.Engine;
import sadari.lab.component.Place;
import sadari.lab.process.Processes;
import sadari.lab.process.Ration;
import sadari.lab.process.Signals;

/// An engine in its place, with its process.
///
/// Thread-safe; one change at a time.
final class Unit {
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final int TAIL = 15;

  private final Place place;
  private final Path log;
  private final Processes processes;
  private volatile Engine engine;
  private volatile @Nullable Process process;
  private volatile State state = State.STOPPED;
  private @Nullable Ration ration;

  Unit(Engine engine, Place place, Path log) {
    this.engine = engine;
    this.place = place;
    this.log = log;
    this.processes = new Processes(place.folder());
  }

  Engine engine() {
    return engine;
  }

  Path log() {
    return log;
  }

  /// Starts it, and returns when it serves.
  synchronized void start() throws IOException, InterruptedException {
    if (state == State.RUNNING && alive()) {
      return;
    }
    processes.kill(); // what a dead one may have left behind
    state = State.STARTING;
    if (!Files.isDirectory(place.folder())) {
      Files.createDirectory(place.folder(), LabFolder.PRIVATE);
    }
    engine.prepare(place);
    for (int left = engine.attempts(); !served(launch()); left--) {
      if (left == 1) {
        state = State.DEAD;
        throw new LabException(engine.name() + " ended before it served; it said:\n" + tail());
      }
    }
    state = State.RUNNING;
  }

  private Process launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(engine.command(place))
            .directory(place.folder().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // What is set for the person at the keyboard is not set for the engines.
    builder.environment().keySet().removeIf(name -> name.matches("(SADARI_|PG|PATRONI_|ETCD).*"));
    builder.environment().putAll(engine.environment(place));
    Process started = builder.start();
    process = started;
    ration(started);
    return started;
  }

  private void ration(Process started) {
    double part = engine.share().part();
    ration = part < 1 ? Ration.start(started.toHandle(), part) : null;
  }

  /// Its whole time again, or all of it nobody's.
  private void endRation() {
    if (ration != null) {
      ration.close();
    }
  }

  /// Waits until it serves; false where it ends before.
  private boolean served(Process started) throws InterruptedException {
    long deadline = System.nanoTime() + engine.patience().toNanos();
    Optional<String> why = engine.unready(place);
    while (why.isPresent()) {
      if (!started.isAlive()) {
        return false;
      }
      if (System.nanoTime() > deadline) {
        throw new LabException(engine.name() + " does not serve: " + why.get() + "\n" + tail());
      }
      TimeUnit.MILLISECONDS.sleep(50);
      why = engine.unready(place);
    }
    return true;
  }

  /// Stops it gracefully.
  synchronized void stop() throws InterruptedException {
    Process running = process;
    endRation();
    if (running != null && running.isAlive()) {
      processes.thaw(); // a frozen one does not hear
      Signals.send(engine.stopSignal(), running.toHandle());
      if (!running.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        running.destroyForcibly();
      }
    }
    processes.kill();
    process = null;
    state = State.STOPPED;
  }

  synchronized void kill() {
    processes.kill();
    state = State.DEAD;
  }

  synchronized void freeze() {
    endRation();
    processes.freeze();
    state = State.FROZEN;
  }

  synchronized void thaw() {
    if (state == State.FROZEN) {
      processes.thaw();
      state = State.RUNNING;
      Process running = process;
      if (running != null) {
        ration(running);
      }
    }
  }

  /// Makes it what `next` says, by a new start if nothing less will do.
  synchronized void become(Engine next) throws IOException, InterruptedException {
    Engine before = engine;
    engine = next;
    if (state == State.RUNNING && !next.reconfigure(before, place)) {
      stop();
      start();
    }
  }

  /// Why it does not serve; empty when it does.
  Optional<String> unready() {
    return engine.unready(place);
  }

  String standing() {
    return engine.standing(place);
  }

  State state() {
    return state == State.RUNNING && !alive() ? State.DEAD : state;
  }

  long pid() {
    Process running = process;
    return running == null || !running.isAlive() ? 0 : running.pid();
  }

  private boolean alive() {
    return pid() != 0;
  }

  private String tail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }
}
