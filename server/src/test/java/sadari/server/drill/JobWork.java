package sadari.server.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import sadari.server.client.ChildServer;
import sadari.server.client.Rows;

/// Posts and favourites by the thousand, written past the program with their events, so that only
/// workers bring them to their effects; some of them poisoned.
final class JobWork {
  /// What every author publishes once; the others are copies of it.
  static final Map<String, String> TEMPLATE = Map.of("status", "template #drill");

  private static final int FOLLOWERS = 3;
  private static final int POISONED = 5;
  static final int WAVES = 4;
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final String JOBS = "from bucket.post p where p.body like 'job %'";

  private final ChildServer web;
  private final int each;

  /// @param each how many posts an author gets
  JobWork(ChildServer web, int each) {
    this.web = web;
    this.each = each;
  }

  /// Writes the posts and favourites, without their events.
  void prepare() {
    try (Rows rows = web.rows()) {
      rows.change(
          """
          insert into bucket.post select r.* from bucket.post t
          cross join generate_series(1, %d) as k
          cross join lateral (select t.id + (k::bigint << 22) as id) as fresh
          cross join lateral jsonb_populate_record(t, jsonb_build_object(
            'id', fresh.id, 'body', 'job ' || k,
            'root', case when t.root = t.id then fresh.id else t.root end)) as r
          """
              .formatted(each));
      rows.change("update bucket.account_tally set posts = posts + " + each + " where posts > 0");
      rows.change(
          """
          insert into bucket.favourite (actor, post, key, version, active)
          select f.follower, p.id, p.id + 2, p.id + 2, true
          from bucket.post p
          join lateral (select min(follower) as follower from bucket.following
                        where target = p.author and state = 'FOLLOWING') as f on true
          where p.body like 'job %' and substr(p.body, 5)::integer % 4 = 1
          """);
      rows.change(
          """
          update bucket.post set mention_accounts = '{1,2}', mention_handles = '{}'
          where id in (select id from bucket.post p where p.body = 'job 2' order by id limit %d)
          """
              .formatted(POISONED));
    }
  }

  /// How a worker gets at the database of the server.
  Map<String, String> settingsOfAWorker(Path folder) {
    Map<String, String> settings = new HashMap<>(Rows.settings(folder.resolve("web")));
    settings.put("roles", "worker");
    return settings;
  }

  /// Writes the events of a quarter of all posts and favourites. What is poisoned has failed often
  /// by now.
  void add(int wave) {
    String which = "substr(p.body, 5)::integer / 4 %% %d = %d".formatted(WAVES, wave);
    until(
        "the events are written",
        () ->
            look(
                    rows -> {
                      rows.change(
                          """
                          insert into bucket.outbox (id, kind, lane, numbers, attempts, claimable_at)
                          select p.id + 1, 'post-published', 'interactive', array[p.id],
                            case when cardinality(p.mention_accounts) = 2 then 11 else 0 end, now()
                          from bucket.post p where p.body like 'job %%' and %s
                          union all
                          select p.id + 3, 'favourite-changed', 'interactive',
                            array[f.actor, f.post], 0, now()
                          from bucket.post p join bucket.favourite f on f.post = p.id
                          where p.body like 'job %%' and %s
                          on conflict do nothing
                          """
                              .formatted(which, which));
                      return 1;
                    })
                == 1);
  }

  /// How many posts were brought to the public timeline.
  long done() {
    return number("select count(*) from global.public_post");
  }

  void awaitDone(long count) {
    until(count + " are done", () -> done() >= count);
  }

  void awaitDrained() {
    until(
        "nothing waits", () -> number("select count(*) from bucket.outbox where not buried") == 0);
  }

  /// How many events there were, without their parts.
  long events() {
    return number("select count(*) " + JOBS) + number("select count(*) from bucket.favourite");
  }

  List<String> poisoned() {
    try (Rows rows = web.rows()) {
      return rows.all(
          "select p.id + 1 " + JOBS + " and cardinality(mention_accounts) = 2 order by 1");
    }
  }

  /// Takes out the poison.
  void heal() {
    try (Rows rows = web.rows()) {
      rows.change("update bucket.post set mention_accounts = '{}' where body = 'job 2'");
    }
  }

  void assertEachEffectIsThereOnce() {
    try (Rows rows = web.rows()) {
      long well = rows.number("select count(*) " + JOBS) - POISONED;
      String ofJobs = " join bucket.post p on p.id = e.post where p.body like 'job %'";
      assertEquals(well, rows.number("select count(*) from global.public_post e" + ofJobs));
      assertEquals(well, rows.number("select count(*) from global.tag_post e" + ofJobs));
      assertEquals(well * FOLLOWERS, rows.number("select count(*) from bucket.home e" + ofJobs));
      long favourites = rows.number("select count(*) from bucket.favourite");
      assertEquals(favourites, rows.number("select count(*) from bucket.favourited where active"));
      assertEquals(
          favourites,
          rows.number("select count(*) from bucket.notification where lower(kind) = 'favourite'"));
      new Promises(rows, new Ledger()).talliesAreWhatTheyCount();
    }
  }

  void assertOnlyThePoisonedIsGivenUp() {
    List<String> poisoned = poisoned();
    try (Rows rows = web.rows()) {
      assertEquals(POISONED, poisoned.size());
      assertEquals(poisoned, rows.all("select id from bucket.outbox where buried order by id"));
    }
  }

  private long number(String sql) {
    return look(rows -> rows.number(sql));
  }

  /// -1 where the database does not answer now.
  private long look(ToLongFunction<Rows> question) {
    try (Rows rows = web.rows()) {
      return question.applyAsLong(rows);
    } catch (AssertionError away) {
      return -1;
    }
  }

  private static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, () -> "did not happen: " + what);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
