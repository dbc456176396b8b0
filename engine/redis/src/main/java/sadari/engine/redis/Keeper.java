package sadari.engine.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sadari.core.cache.SharedCache.Follower;
import sadari.core.failure.Unavailable;

/// Keeps a link to Redis while there is one, and keeps everybody from waiting while there is none.
///
/// ```
/// Up ── a command takes too long ──▶ Suspect ── it answers the keeper ──▶ Up
///  └──── connection lost, error, another epoch, another master ──▶ Away ── connected ──▶ Up
///                                       Suspect ── it does not ──▶ Away
/// ```
///
/// Only in Up is Redis asked; otherwise a call fails at once. So a frozen Redis costs those who
/// wait at that moment their patience, and nobody after them anything. A slow one is worse, as
/// everybody waits for every answer: it is Up again when it has answered the keeper as quickly as
/// it must answer everybody, and is left alone the longer, the more often it was suspect of late.
/// Thread-safe.
final class Keeper implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Keeper.class.getName());
  private static final long FIRST_PAUSE = 50;
  private static final long LAST_PAUSE = 1_000;
  private static final long LOOK_AROUND = 1_000;
  private static final long FIRST_DOUBT = 200;
  private static final long LAST_DOUBT = 3_000;
  private static final long FORGIVEN = 10_000;

  private final RedisConfig config;
  private final RedisClient client;
  private final Locator locator;
  private final SecureRandom random = new SecureRandom();
  private final AtomicLong known = new AtomicLong();
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile State state = new State.Away("not connected yet");
  private volatile boolean closed;
  private @Nullable Follower follower;

  private sealed interface State {
    record Up(Link link) implements State {}

    record Suspect(Link link) implements State {}

    record Away(String reason) implements State {}
  }

  Keeper(RedisClient client, RedisConfig config) {
    this.client = client;
    this.config = config;
    this.locator = new Locator(client, config);
    this.thread = Thread.ofVirtual().name("redis-keeper").unstarted(this::keep);
  }

  void start() {
    thread.start();
  }

  /// The link there is.
  ///
  /// @throws Unavailable at once where Redis is not up
  Link link() {
    if (state instanceof State.Up(Link link)) {
      return link;
    }
    throw new Unavailable("the shared cache is away");
  }

  /// A command's answer.
  ///
  /// @throws Unavailable after the patience, or where it was refused
  <T> T await(Link link, Supplier<RedisFuture<T>> command) {
    return maybe(link, command)
        .orElseThrow(() -> new Unavailable("the shared cache answers nothing"));
  }

  /// The same; empty where the answer is nil.
  <T> Optional<T> maybe(Link link, Supplier<RedisFuture<T>> command) {
    try {
      return Optional.ofNullable(
          command.get().get(config.patience().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      suspect(link);
      throw new Unavailable("the shared cache does not answer", e);
    } catch (ExecutionException e) {
      throw refused(link, String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while waiting for the shared cache", e);
    } catch (RedisException e) {
      throw refused(link, e.toString());
    }
  }

  private Unavailable refused(Link link, String reason) {
    // A full Redis is well, and will make room.
    if (!reason.contains("OOM")) {
      giveUp(link, reason);
    }
    return new Unavailable("the shared cache refused: " + reason);
  }

  /// Remembers the largest number: none smaller is ever given again.
  void know(long number) {
    long _ = known.accumulateAndGet(number, Math::max);
  }

  Health health() {
    return switch (state) {
      case State.Up _ -> new Health.Up();
      case State.Suspect _ -> new Health.Away("does not answer");
      case State.Away(String reason) -> new Health.Away(reason);
    };
  }

  /// Tells `newFollower` from now on. Never under the keeper's lock: the news have their own.
  void follow(Follower newFollower) {
    synchronized (this) {
      follower = newFollower;
    }
    if (state instanceof State.Up(Link link)) {
      link.news().tell(newFollower);
    }
  }

  /// Tells nobody any more.
  void forget() {
    synchronized (this) {
      follower = null;
    }
    if (state instanceof State.Up(Link link)) {
      link.news().forget();
    }
  }

  private synchronized void suspect(Link link) {
    if (state.equals(new State.Up(link))) {
      state = new State.Suspect(link);
      wake.release();
    }
  }

  void giveUp(Link link, String reason) {
    synchronized (this) {
      boolean current = state.equals(new State.Up(link)) || state.equals(new State.Suspect(link));
      if (!current) {
        return;
      }
      state = new State.Away(reason);
      wake.release();
    }
    LOG.log(Level.WARNING, "the shared cache is away: " + reason);
    link.close();
  }

  private void keep() {
    long pause = FIRST_PAUSE;
    long doubt = 0;
    long trusted = System.nanoTime();
    while (!closed) {
      switch (state) {
        case State.Up(Link link) -> {
          pause = FIRST_PAUSE;
          if (System.nanoTime() - trusted > FORGIVEN * 1_000_000) {
            doubt = 0;
          }
          rest(LOOK_AROUND);
          lookAround(link);
        }
        case State.Suspect(Link link) -> {
          rest(doubt);
          probe(link);
          doubt = Math.clamp(doubt * 2, FIRST_DOUBT, LAST_DOUBT);
          trusted = System.nanoTime();
        }
        case State.Away _ -> {
          if (!connect()) {
            // Full jitter, so that servers do not come back at once.
            rest(random.nextLong(pause) + 1);
            pause = Math.min(pause * 2, LAST_PAUSE);
          }
        }
      }
    }
  }

  /// Waits until something happens, or has happened since the last time.
  private void rest(long millis) {
    try {
      if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /// A master that was replaced may not know it: the Sentinels do.
  private void lookAround(Link link) {
    if (config.place() instanceof RedisConfig.Place.Watched
        && state instanceof State.Up(Link current)
        && current == link) {
      try {
        if (!link.leadsTo(locator.find())) {
          giveUp(link, "another is the master now");
        }
      } catch (RedisException away) {
        // The Sentinels are away; Redis is not.
        LOG.log(Level.DEBUG, "no Sentinel answers", away);
      }
    }
  }

  private void probe(Link link) {
    try {
      long asked = System.nanoTime();
      link.commands().async().ping().get(config.connecting().toNanos(), TimeUnit.NANOSECONDS);
      boolean quick = System.nanoTime() - asked <= config.patience().toNanos();
      synchronized (this) {
        if (quick && state.equals(new State.Suspect(link))) {
          state = new State.Up(link);
        }
      }
    } catch (TimeoutException | ExecutionException | RedisException e) {
      giveUp(link, "does not answer");
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private boolean connect() {
    try {
      RedisURI address = locator.find();
      install(Link.make(client, new Link.Wish(config, address, known.get(), id())));
      return true;
    } catch (RedisException e) {
      state = new State.Away(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void install(Link link) {
    Follower told;
    synchronized (this) {
      told = follower;
      if (!closed) {
        state = new State.Up(link);
      }
    }
    if (closed) {
      link.close();
      return;
    }
    LOG.log(Level.INFO, "the shared cache is there");
    if (told != null) {
      link.news().tell(told);
    }
    // Now, where it has broken already.
    link.fuse().onBlow(reason -> giveUp(link, reason));
  }

  /// Forty random bits.
  private String id() {
    return Long.toString(random.nextLong(1L << 40), 36);
  }

  @Override
  public void close() {
    State last;
    synchronized (this) {
      closed = true;
      last = state;
      state = new State.Away("closed");
      wake.release();
    }
    switch (last) {
      case State.Up(Link link) -> link.close();
      case State.Suspect(Link link) -> link.close();
      case State.Away _ -> {}
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
