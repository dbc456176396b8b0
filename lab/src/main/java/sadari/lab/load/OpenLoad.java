package sadari.lab.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import sadari.lab.history.Action;
import sadari.lab.history.History;
import sadari.lab.history.Outcome;
import sadari.lab.report.Sample;
import sadari.lab.report.Samples;

/// A steady load: people come at a fixed rate, whether or not those before them were answered (an
/// open system: Schroeder, Wierman, Harchol-Balter, NSDI 2006), so that a server that stands still
/// is charged for all who wait.
public final class OpenLoad implements AutoCloseable {
  private static final int MOST_AT_ONCE = 2_000;

  private final History history = new History();
  private final Samples samples = new Samples();
  private final Wire wire;
  private final Deeds deeds;
  private final Crowd crowd;
  private final Plan plan;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread door;
  private volatile boolean open = true;

  private OpenLoad(Plan plan) {
    this.plan = plan;
    this.wire = new Wire(plan.address(), plan.patience(), history, samples);
    this.deeds = new Deeds(wire, history);
    this.crowd = Crowd.gather(wire, history, plan.people());
    this.door = Thread.ofPlatform().name("door").daemon().unstarted(this::letIn);
  }

  /// How much, where, and for which dice.
  ///
  /// @param visits how many a second; a visit makes one or two requests
  /// @param patience how long people wait for an answer
  public record Plan(URI address, double visits, int people, Duration patience, long seed) {
    /// Twenty people who wait for five seconds.
    public static Plan of(URI address, double visits, long seed) {
      return new Plan(address, visits, 20, Duration.ofSeconds(5), seed);
    }
  }

  /// Signs people up and lets them come.
  public static OpenLoad start(Plan plan) {
    OpenLoad load = new OpenLoad(plan);
    load.door.start();
    return load;
  }

  private void letIn() {
    SplittableRandom random = new SplittableRandom(plan.seed());
    Habits habits = new Habits(crowd, deeds);
    long gap = Math.round(1e9 / plan.visits());
    for (long due = history.now() + gap; open; due += gap) {
      long wait = due - history.now();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
      visit(habits, random.split(), due);
    }
  }

  private void visit(Habits habits, SplittableRandom random, long due) {
    if (!room.tryAcquire()) {
      samples.add(new Sample(due, history.now(), Sample.Result.FAILED));
      return;
    }
    visits.execute(
        () -> {
          try {
            habits.visit(random, due);
          } finally {
            room.release();
          }
        });
  }

  /// What was done so far.
  public History history() {
    return history;
  }

  /// How it went so far.
  public Samples samples() {
    return samples;
  }

  /// How long posts took so far that were acknowledged, each from when it was asked for.
  public List<Sample> posts() {
    return history.operations().stream()
        .filter(operation -> operation.action() instanceof Action.Post)
        .filter(operation -> operation.outcome() == Outcome.OK)
        .map(operation -> new Sample(operation.invoked(), operation.completed(), Sample.Result.OK))
        .toList();
  }

  /// Lets nobody in any more and waits for those inside.
  public void stop() {
    open = false;
    try {
      door.join();
      visits.shutdown();
      boolean _ = visits.awaitTermination(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Reads all there is until it is as it should be in the end, or the time is over.
  ///
  /// @return what is wrong with the whole run
  public Settled settle(Duration atMost) {
    return new Settling(plan, crowd, history).settle(atMost);
  }

  @Override
  public void close() {
    open = false;
    try {
      door.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boolean _ = visits.shutdownNow().isEmpty();
    wire.close();
  }
}
