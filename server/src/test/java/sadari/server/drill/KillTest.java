package sadari.server.drill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sadari.server.client.ChildServer;
import sadari.server.client.People;
import sadari.server.client.People.Person;
import sadari.server.client.Rows;

/// Warm up, kill, come back, and the promises hold; then again on the same data.
class KillTest {
  private static final int AUTHORS = 20;
  private static final int FOLLOWED = 3;
  private static final int ROUNDS = 2;
  private static final int WARM = 60;

  @TempDir private static Path data;

  private static final Ledger LEDGER = new Ledger();
  private static final List<Person> PEOPLE = new ArrayList<>();
  private static final SplittableRandom RANDOM = new SplittableRandom(20261120);

  private static int port;
  private static ChildServer server;

  /// What is killed.
  enum Victim {
    SERVER,
    DATABASE,
    BOTH
  }

  @BeforeAll
  static void peopleFollowEachOther() {
    port = ChildServer.freePort();
    server = start();
    PEOPLE.addAll(Circle.of(AUTHORS, FOLLOWED, new People(server.stranger()), LEDGER));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ChildServer start() {
    return ChildServer.start(
        data,
        List.of("-Xmx256m"),
        Map.of("http.port", Integer.toString(port), "http.public-url", "http://localhost:" + port));
  }

  @ParameterizedTest
  @EnumSource
  void whatWasAcknowledgedIsThereOnceWhateverIsKilled(Victim victim) {
    for (int round = 1; round <= ROUNDS; round++) {
      try (Load load = new Load(PEOPLE, LEDGER, RANDOM)) {
        load.awaitPosts(WARM);
        kill(victim);
        if (victim == Victim.DATABASE) {
          load.awaitPosts(WARM);
        }
      }
      if (!server.process().isAlive()) {
        server = start();
      }
      LEDGER.retry(attempt -> Load.publish(PEOPLE, attempt));
      long left = check();
      System.out.println(
          "kill "
              + victim
              + ", round "
              + round
              + ", events left over: "
              + left
              + ", so far: "
              + LEDGER);
    }
  }

  private static void kill(Victim victim) {
    switch (victim) {
      case SERVER -> server.kill();
      case DATABASE -> server.killDatabase();
      case BOTH -> {
        server.killDatabase();
        server.kill();
      }
    }
  }

  /// Tells how many events had been left over.
  private static long check() {
    try (Rows rows = server.rows()) {
      long left = rows.number("select count(*) from bucket.outbox");
      rows.hurryUntilSettled();
      Promises promises = new Promises(rows, LEDGER);
      promises.noEventIsLeft();
      promises.everyPostIsThereOnce();
      promises.everyHomeHasThePostsOf(PEOPLE, FOLLOWED);
      promises.noFavouriteAndNoFollowIsLost();
      promises.talliesAreWhatTheyCount();
      promises.everybodyIsToldOnce();
      return left;
    }
  }
}
