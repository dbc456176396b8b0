package sadari.lab.drill;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import sadari.lab.Lab;
import sadari.lab.Topology;
import sadari.lab.load.EditStorm;
import sadari.lab.load.PromisedEdits;
import sadari.lab.report.Picture;
import sadari.lab.report.Run;
import sadari.lab.report.Table;
import sadari.lab.report.Timeline;

/// Something is broken while people use the product and edit photos, too.
///
/// What is promised for the rest is promised still, and no edit is refused, lost or done twice.
record BreakingEdits(Breaking breaking) implements Drill {
  /// Edits a second; a photo has eight under way at most.
  private static final double RATE = 2;

  private static final int PHOTOS = 20;
  private static final Duration LOOK = Duration.ofSeconds(1);

  /// @param people what they noticed
  /// @param refused edits that were not promised
  /// @param edits what became of those that were
  record Measured(Run people, long refused, PromisedEdits.Kept edits) {
    boolean kept() {
      return refused == 0 && edits.promised() > 0 && edits.violations().isEmpty();
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "edits: %d promised, %d refused, %d lost or done twice; the longest took %.1f s",
          edits.promised(),
          refused,
          edits.violations().size(),
          edits.longest().toMillis() / 1e3);
    }
  }

  @Override
  public String name() {
    return breaking.name();
  }

  @Override
  public Topology topology() {
    return breaking.topology();
  }

  @Override
  public String what() {
    return breaking.what() + " while photos are edited";
  }

  @Override
  public String promise() {
    return breaking.promise() + "; every edit that is asked for is done once";
  }

  @Override
  public Report run(Lab lab, Pace pace) {
    Measured measured = measure(lab, pace);
    Timeline timeline = new Timeline(measured.people());
    StringBuilder text = new StringBuilder(Table.of(timeline)).append(measured.line()).append('\n');
    measured.edits().violations().forEach(violation -> text.append(violation).append('\n'));
    return new Report(
        breaking.kept(timeline) && measured.kept(),
        Table.line(timeline) + "; " + measured.line(),
        text.toString(),
        Optional.of(Picture.of(timeline)));
  }

  /// What people noticed, and what became of their edits.
  Measured measure(Lab lab, Pace pace) {
    try (EditStorm storm = EditStorm.gather(lab.entrance(), PHOTOS)) {
      storm.rate(RATE);
      Thread watcher = Thread.ofVirtual().start(() -> watch(storm.promised()));
      Run people = breaking.measure(lab, pace);
      storm.stop();
      watcher.interrupt();
      join(watcher);
      PromisedEdits.Kept edits = storm.promised().settle(pace.settling());
      return new Measured(people, storm.refused(), edits);
    }
  }

  private static void watch(PromisedEdits edits) {
    while (!Thread.currentThread().isInterrupted()) {
      edits.look();
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
