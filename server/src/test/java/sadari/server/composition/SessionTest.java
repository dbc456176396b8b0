package sadari.server.composition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.contract.Ids;
import sadari.contract.consistency.VectorStoreContract;
import sadari.core.consistency.Copies;
import sadari.core.consistency.Copy;
import sadari.core.consistency.Invalidations;
import sadari.core.consistency.Position;
import sadari.core.consistency.Replica;
import sadari.core.consistency.Vector;
import sadari.core.consistency.VectorStore;
import sadari.core.id.AccountId;
import sadari.scale.session.MemoryVectorStore;
import sadari.scale.session.Reading;
import sadari.scale.session.Reading.Mode;
import sadari.scale.session.Reading.Seen;
import sadari.scale.session.SessionGuarantees;

/// What a request knows of its account, and what it leaves behind.
@Timeout(60)
class SessionTest {
  private final MemoryVectorStore vectors = new MemoryVectorStore(1_000);
  private final AtomicLong lsn = new AtomicLong(100);
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong published = new AtomicLong(70);
  private final AccountId account = Ids.account();

  private final Copy copy =
      new Copy() {
        @Override
        public String name() {
          return "primary";
        }

        @Override
        public Position position() {
          asked.incrementAndGet();
          return new Position(1, lsn.get());
        }
      };

  private final SessionGuarantees guarantees =
      new SessionGuarantees(vectors, new Numbers(), Optional.empty());

  /// Of a cache: twenty are not applied yet.
  private final class Numbers implements Invalidations {
    @Override
    public long published() {
      return published.get();
    }

    @Override
    public long applied() {
      return published.get() - 20;
    }
  }

  @Nested
  class InMemory implements VectorStoreContract {
    private final MemoryVectorStore memory = new MemoryVectorStore(1_000);

    @Override
    public VectorStore vectors() {
      return memory;
    }
  }

  private Seen during(Mode mode, Runnable work) {
    return guarantees.during(
        mode,
        Optional.of(account),
        () -> {
          Seen seen = Reading.current().seen();
          Reading.current().uses(copy);
          work.run();
          return seen;
        });
  }

  @Test
  void anAccountIsUnknownUntilItsFirstRequestIsOver() {
    assertEquals(new Seen.Unknown(), during(Mode.READ, () -> {}));

    assertEquals(new Seen.Known(new Vector(1, 100, 70)), during(Mode.READ, () -> {}));
  }

  @Test
  void thePositionIsAskedAfterTheWork() {
    during(Mode.DECIDE, () -> lsn.set(400));

    assertEquals(Optional.of(new Vector(1, 400, 70)), vectors.find(account));
  }

  @Test
  void aReadOfAKnownAccountRaisesToWhatWasAppliedHereAndNoFurther() {
    vectors.raise(account, new Vector(1, 50, 10));

    during(Mode.READ, () -> {});

    assertEquals(Optional.of(new Vector(1, 100, 50)), vectors.find(account));
  }

  @Test
  void aRequestThatFailsHasRaisedAllTheSame() {
    assertThrows(
        IOException.class,
        () ->
            guarantees.during(
                Mode.DECIDE,
                Optional.of(account),
                () -> {
                  Reading.current().uses(copy);
                  throw new IOException("the answer is lost, the write is not");
                }));

    assertEquals(Optional.of(new Vector(1, 100, 70)), vectors.find(account));
  }

  @Test
  void strangersLeaveNothingBehind() {
    Seen seen = guarantees.during(Mode.READ, Optional.empty(), () -> Reading.current().seen());

    assertEquals(new Seen.Nobody(), seen);
  }

  @Test
  void whatRunsOutsideOfARequestDecides() {
    assertEquals(Mode.DECIDE, Reading.current().mode());
    assertEquals(Optional.empty(), Reading.current().account());
  }

  private SessionGuarantees besideReplicas(VectorStore store) {
    Copies copies =
        new Copies() {
          @Override
          public Copy primary() {
            return copy;
          }

          @Override
          public List<Replica> replicas() {
            return List.of();
          }
        };
    return new SessionGuarantees(store, new Numbers(), Optional.of(copies));
  }

  /// Nobody knows what the account has written before: a vector that says less than the primary
  /// would let it be shown an older copy.
  @Test
  void anAccountIsNotKnownByARequestThatMetNoCopy() {
    besideReplicas(vectors).during(Mode.DECIDE, Optional.of(account), () -> true);

    assertEquals(Optional.empty(), vectors.find(account));
  }

  private static void shows(SessionGuarantees session, AccountId to, long since) {
    session.during(
        Mode.READ,
        Optional.of(to),
        () -> {
          Reading.current().usesCache(since);
          return Reading.current().seen();
        });
  }

  @Test
  void whatACacheHasHadForAWhileCostsNoQuestion() {
    SessionGuarantees session = besideReplicas(vectors);
    vectors.raise(account, new Vector(1, 50, 10));
    long got = System.nanoTime();

    shows(session, account, got);
    shows(session, account, got);
    assertEquals(1, asked.get());

    lsn.set(200);
    shows(session, account, System.nanoTime());
    assertEquals(2, asked.get());
    assertEquals(Optional.of(new Vector(1, 200, 50)), vectors.find(account));
  }

  /// What was told before may be less than what the account has written since.
  @Test
  void whereNothingIsKnownOfAnAccountThePrimaryIsAskedAlways() {
    SessionGuarantees session = besideReplicas(vectors);
    vectors.raise(account, new Vector(1, 50, 10));
    long got = System.nanoTime();
    shows(session, account, got);
    AccountId lost = Ids.account();
    lsn.set(200);

    shows(session, lost, got);

    assertEquals(Optional.of(new Vector(1, 200, 70)), vectors.find(lost));
  }

  /// Keeps vectors, and loses them when it is told to.
  private static final class Forgetful implements VectorStore {
    private final Map<AccountId, Vector> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<Vector> find(AccountId of) {
      return Optional.ofNullable(kept.get(of));
    }

    @Override
    public void raise(AccountId of, Vector atLeast) {
      kept.merge(of, atLeast, Vector::max);
    }
  }

  @Test
  void whatIsLostDuringARequestIsRaisedToNoLessThanItWas() {
    Forgetful forgetful = new Forgetful();
    forgetful.raise(account, new Vector(1, 90, 10));

    besideReplicas(forgetful)
        .during(
            Mode.READ,
            Optional.of(account),
            () -> {
              Seen seen = Reading.current().seen();
              forgetful.kept.clear();
              return seen;
            });

    assertEquals(Optional.of(new Vector(1, 90, 50)), forgetful.find(account));
  }
}
