package sadari.engine.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.contract.Race;
import sadari.core.account.PasswordHasher;
import sadari.core.failure.Overloaded;
import sadari.engine.password.PasswordConfig.Cost;

final class Argon2HasherTest {
  private static final Cost CHEAP = new Cost(64, 1, 1);
  private static final PasswordConfig CONFIG =
      PasswordConfig.standard().withCost(CHEAP).withTurns(2, Duration.ofSeconds(30));

  private final RandomGenerator random = new SecureRandom();
  private final PasswordHasher hasher = PasswordEngine.open(CONFIG, random);

  @Test
  void standardIsWhatOwaspRecommends() {
    PasswordHasher standard = PasswordEngine.open(PasswordConfig.standard(), random);

    String hash = standard.hash("correct horse");

    assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
    assertTrue(standard.matches("correct horse", hash));
    assertFalse(standard.matches("correct house", hash));
  }

  /// Made by the reference implementation's command line: `argon2 somesalt -id -t 2 -m 16 -p 1`.
  @Test
  void hashOfTheReferenceImplementationIsVerified() {
    String hash =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertTrue(hasher.matches("password", hash));
    assertFalse(hasher.matches("Password", hash));
  }

  @Test
  void hashMadeUnderAnotherCostIsStillVerified() {
    String old =
        PasswordEngine.open(CONFIG.withCost(new Cost(128, 3, 2)), random).hash("correct horse");

    assertTrue(hasher.matches("correct horse", old));
    assertFalse(hasher.matches("correct house", old));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m=4194304,t=2,p=1",
        "m=64,t=999999999,p=1",
        "m=999999999,t=1,p=1",
        "m=65536,t=2,p=64",
        "m=99999999999999,t=1,p=1",
        "m=0,t=1,p=1",
        "m=64,t=0,p=1",
        "m=7,t=1,p=1",
        "m=-64,t=1,p=1",
        "t=1,m=64,p=1"
      })
  void absurdCostsAreRefusedWithoutBeingPaid(String cost) {
    String salt = "$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    long before = allocated();

    assertFalse(hasher.matches("password", "$argon2id$v=19$" + cost + salt));

    assertTrue(allocated() - before < 32 << 20);
  }

  @Test
  void everyCutAndChangedHashIsRefused() {
    String hash = hasher.hash("correct horse");

    for (int i = 0; i < hash.length(); i++) {
      assertFalse(hasher.matches("correct horse", hash.substring(0, i)), "cut at " + i);
      assertFalse(hasher.matches("correct horse", hash.substring(0, i) + '!' + hash.substring(i)));
    }
    for (String other : List.of("$argon2i$", "$argon2d$", "$argon2id$v=16$")) {
      assertFalse(hasher.matches("correct horse", hash.replace("$argon2id$", other)));
    }
    assertFalse(hasher.matches("correct horse", hash + "\n"));
  }

  /// Measured by what both allocate: the memory is what the hash costs, and a count is exact where
  /// a time is not.
  @Test
  void checkingThePasswordOfNobodyCostsTheSame() {
    PasswordHasher real = PasswordEngine.open(CONFIG.withCost(new Cost(4_096, 2, 1)), random);
    String hash = real.hash("correct horse");
    real.matches("warm-up, also of the log", "garbage");

    long start = allocated();
    real.matches("wrong horse", hash);
    long middle = allocated();
    real.matchesNobody("wrong horse");
    long end = allocated();
    real.matches("wrong horse", "garbage");
    long last = allocated();

    assertEquals(1.0, (double) (end - middle) / (middle - start), 0.05);
    assertEquals(1.0, (double) (last - end) / (middle - start), 0.05);
    assertTrue(middle - start > 4_096 << 10);
  }

  @Test
  void neverMoreAreHashedAtATimeThanThereAreTurns() {
    AtomicInteger under = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Turns turns = new Turns(2, Duration.ofSeconds(30));

    Race.of(
        12,
        _ ->
            turns.take(
                () -> {
                  most.accumulateAndGet(under.incrementAndGet(), Math::max);
                  Thread.onSpinWait();
                  return under.decrementAndGet();
                }));

    assertTrue(most.get() <= 2, "at a time: " + most.get());
  }

  @Test
  void whoWouldWaitTooLongIsToldSoAndTheTurnIsGivenBack() throws InterruptedException {
    Turns turns = new Turns(1, Duration.ofMillis(20));
    CountDownLatch holding = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    Thread holder = Thread.startVirtualThread(() -> turns.take(() -> hold(holding, enough)));
    holding.await();

    assertThrows(Overloaded.class, () -> turns.take(() -> 1));
    enough.countDown();
    holder.join();

    assertEquals(1, turns.take(() -> 1));
    assertThrows(IllegalStateException.class, () -> turns.take(Argon2HasherTest::fail));
    assertEquals(2, turns.take(() -> 2));
  }

  @Test
  void whoIsInterruptedWhileWaitingStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThrows(Overloaded.class, () -> hasher.matchesNobody("correct horse"));

    assertTrue(Thread.interrupted());
  }

  private static boolean hold(CountDownLatch holding, CountDownLatch enough) {
    holding.countDown();
    try {
      enough.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int fail() {
    throw new IllegalStateException("on purpose");
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
