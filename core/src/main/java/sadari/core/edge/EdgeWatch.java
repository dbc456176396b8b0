package sadari.core.edge;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Knows which edges are well, by asking each of them again and again.
///
/// With hysteresis: [#FALL] unanswered questions in a row take an edge out, [#RISE] answered ones
/// bring it back, so that one that comes and goes is not in everybody's pages half of the time. At
/// first all are taken to be well. Thread-safe.
public final class EdgeWatch implements AutoCloseable {
  /// How often each is asked.
  public static final Duration PAUSE = Duration.ofSeconds(1);

  static final int FALL = 2;
  static final int RISE = 3;

  private static final Logger LOG = System.getLogger(EdgeWatch.class.getName());

  private final List<Seen> seen;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile List<URI> well;
  private volatile List<URI> proven = List.of();

  private EdgeWatch(Edges edges) {
    this.seen = edges.all().stream().map(Seen::new).toList();
    this.well = edges.all().stream().map(Edge::address).toList();
  }

  /// Watches; an edge that is down is seen at the latest after the second pause.
  public static EdgeWatch start(Edges edges) {
    EdgeWatch watch = new EdgeWatch(edges);
    for (Seen each : watch.seen) {
      watch.threads.add(
          Thread.ofVirtual().name("watch-" + each.edge.address()).start(() -> watch.loop(each)));
    }
    return watch;
  }

  /// One that asks nobody by itself, for tests.
  static EdgeWatch still(Edges edges) {
    return new EdgeWatch(edges);
  }

  /// The addresses of those that are well, in the order of the configuration. The same list, as an
  /// object, while nothing has changed.
  public List<URI> well() {
    return well;
  }

  /// Those of them that have answered since the watch began: for what cannot be asked for elsewhere
  /// when an edge does not answer after all.
  public List<URI> proven() {
    return proven;
  }

  /// Which of those that are well serves a thing of this hash: always the same one, and one that
  /// comes or goes moves only what is its own (rendezvous hashing; Thaler, Ravishankar 1998). Empty
  /// where none is well.
  public static Optional<URI> choose(List<URI> well, String thing) {
    URI best = null;
    long most = 0;
    for (URI edge : well) {
      long weight = mix(31L * edge.hashCode() + thing.hashCode());
      if (best == null || weight > most) {
        best = edge;
        most = weight;
      }
    }
    return Optional.ofNullable(best);
  }

  /// The finisher of SplitMix64: every bit depends on every other.
  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private void loop(Seen each) {
    try {
      do {
        look(each);
      } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Asks every edge once.
  void look() {
    seen.forEach(this::look);
  }

  private void look(Seen each) {
    boolean answers = each.edge.answers();
    synchronized (this) {
      boolean first = answers && !each.answered;
      each.answered |= answers;
      boolean changed = each.changes(answers);
      if (changed) {
        LOG.log(Level.WARNING, "edge {0} is {1}", each.edge.address(), each.well ? "back" : "away");
        well = addresses(one -> one.well);
      }
      if (first || changed) {
        proven = addresses(one -> one.well && one.answered);
      }
    }
  }

  private List<URI> addresses(Predicate<Seen> which) {
    return seen.stream().filter(which).map(one -> one.edge.address()).toList();
  }

  @Override
  public void close() {
    closed.countDown();
    threads.forEach(Thread::interrupt);
  }

  /// What was seen of one edge. Guarded by the watch.
  private static final class Seen {
    private final Edge edge;
    private boolean well = true;
    private boolean answered;
    private int against;

    Seen(Edge edge) {
      this.edge = edge;
    }

    boolean changes(boolean answers) {
      against = answers == well ? 0 : against + 1;
      if (against < (well ? FALL : RISE)) {
        return false;
      }
      well = answers;
      against = 0;
      return true;
    }
  }
}
