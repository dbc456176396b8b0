package sadari.server.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.engine.embeddedpostgres.ThrowAwayPostgres;
import sadari.server.client.Await;
import sadari.server.client.ChildServer;
import sadari.server.client.People;
import sadari.server.client.People.Person;
import sadari.server.client.Rows;

/// People post, favourite and follow, their data moves to another database, and the promises hold.
@Timeout(180)
class MoveTest {
  private static final int AUTHORS = 12;
  private static final int FOLLOWED = 3;
  private static final int WARM = 40;
  private static final Pattern PAUSE = Pattern.compile("writes paused for (\\d+) ms");

  @TempDir private Path data;

  private final Ledger ledger = new Ledger();
  private final SplittableRandom random = new SplittableRandom(20261120);
  private final int port = ChildServer.freePort();
  private ChildServer server;
  private List<Person> people;

  @BeforeEach
  void peopleFollowEachOther() {
    server = ChildServer.start(data, List.of("-Xmx256m"), settings(Map.of()));
    people = Circle.of(AUTHORS, FOLLOWED, new People(server.stranger()), ledger);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("http.port", Integer.toString(port));
    settings.put("http.public-url", "http://localhost:" + port);
    return settings;
  }

  @Test
  void whatWasAcknowledgedIsThereOnceAfterTheDataMovedTwice() {
    Place newest = Place.onNewest();
    Optional<Place> oldest =
        Place.oldest().map(programs -> Place.on(ThrowAwayPostgres.ofThisJvm(programs).server()));

    try (Load load = new Load(people, ledger, random)) {
      load.awaitPosts(WARM);
      oldest.ifPresent(place -> move(load, place));
      move(load, newest);
    }
    ledger.retry(attempt -> Load.publish(people, attempt));
    check(newest);

    server.close();
    refusesToStart(settings(Map.of()), oldest.orElse(newest).jdbcUrl());
    oldest.ifPresent(place -> refusesToStart(settings(place.settings()), newest.jdbcUrl()));
    server = ChildServer.start(data, List.of(), settings(newest.settings()));
    check(newest);
  }

  private void move(Load load, Place place) {
    try (Mover mover = Mover.start(data, place)) {
      assertEquals(0, mover.exitCode(), mover::said);
      System.out.println(mover.said());
      Matcher pause = PAUSE.matcher(mover.said());
      assertTrue(pause.find(), mover::said);
      assertTrue(Integer.parseInt(pause.group(1)) < 10_000, mover::said);
    }
    load.awaitPosts(WARM);
  }

  private void refusesToStart(Map<String, String> settings, String movedTo) {
    try (ChildServer second = ChildServer.launch(data, List.of(), settings)) {
      assertEquals(1, second.exitCode());
      Await.until("the reason", () -> second.said().contains("was moved to " + movedTo));
    }
  }

  private void check(Place place) {
    try (Rows rows = place.rows()) {
      rows.hurryUntilSettled();
      Promises promises = new Promises(rows, ledger);
      promises.noEventIsLeft();
      promises.everyPostIsThereOnce();
      promises.everyHomeHasThePostsOf(people, FOLLOWED);
      promises.noFavouriteAndNoFollowIsLost();
      promises.talliesAreWhatTheyCount();
      promises.everybodyIsToldOnce();
    }
  }

  @Test
  void aMoveThatIsKilledOrLosesItsTargetChangesNothing() {
    Place place = Place.onNewest().stalling();

    try (Load load = new Load(people, ledger, random)) {
      load.awaitPosts(WARM);
      try (Mover mover = Mover.start(data, place)) {
        mover.awaitSaying("to move:");
        load.awaitPosts(WARM);
        mover.kill();
      }
      loseTarget(load);
      Await.until("the killed move has ended", () -> isTidy());
      load.awaitPosts(WARM);
      place.flow();
      move(load, place);
    }
    ledger.retry(attempt -> Load.publish(people, attempt));
    check(place);
  }

  private boolean isTidy() {
    try (Rows rows = server.rows()) {
      return rows.number("select count(*) from pg_namespace where nspname = 'move'") == 0;
    }
  }

  private void loseTarget(Load load) {
    Await.until("the killed move has ended", () -> isTidy());
    try (ThrowAwayPostgres doomed = ThrowAwayPostgres.start(Optional.empty(), Map.of())) {
      Place place = Place.on(doomed.server()).stalling();
      try (Mover mover = Mover.start(data, place)) {
        mover.awaitSaying("to move:");
        load.awaitPosts(WARM);
        ProcessHandle.of(doomed.server().pid().orElseThrow()).orElseThrow().destroyForcibly();

        assertEquals(1, mover.exitCode(), mover::said);
        assertTrue(mover.said().contains("the server works on its old database"), mover::said);
      }
    }
  }

  @Test
  void aTargetMadeByThePrintedGrantsIsServedWithoutTheRightToChangeTables() {
    Place plain = Place.onNewest();
    Grants grants = Grants.on(plain.server());
    Place place = grants.place();

    try (Load load = new Load(people, ledger, random);
        Mover mover = Mover.start(data, place, "--owner-user=" + grants.owner())) {
      load.awaitPosts(WARM);
      assertEquals(0, mover.exitCode(), mover::said);
      load.awaitPosts(WARM);
    }

    try (Rows rows = Rows.at(place.jdbcUrl(), place.user(), place.password())) {
      assertTrue(rows.number("select count(*) from bucket.post") >= ledger.count());
      assertEquals(
          "f f",
          rows.one(
              "select has_schema_privilege('bucket', 'create'),"
                  + " pg_has_role(current_user, (select relowner from pg_class where oid = 'bucket.post'::regclass), 'member')"));
    }
  }
}
