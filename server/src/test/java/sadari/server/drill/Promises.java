package sadari.server.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import sadari.server.client.Answer;
import sadari.server.client.People.Person;
import sadari.server.client.Rows;

/// What must hold once everything has settled, whatever happened before.
final class Promises {
  private final Rows rows;
  private final Ledger ledger;

  Promises(Rows rows, Ledger ledger) {
    this.rows = rows;
    this.ledger = ledger;
  }

  /// Each acknowledged post is there under its id; no text is there twice, whoever tried again.
  void everyPostIsThereOnce() {
    Set<String> there =
        new HashSet<>(rows.all("select id, split_part(body, ' ', 1) from bucket.post"));
    for (Ledger.Posted post : ledger.posts()) {
      assertTrue(there.contains(post.id() + " " + post.attempt().key()), post::toString);
    }
    assertNone("select body from bucket.post group by body having count(*) > 1");
    assertEquals(ledger.count(), rows.number("select count(*) from bucket.post"));
    assertEquals(ledger.count(), rows.number("select count(*) from global.public_post"));
    assertEquals(
        ledger.count(), rows.number("select count(*) from global.tag_post where tag = 'drill'"));
  }

  /// Who follows an author has each of their posts in their home, once.
  void everyHomeHasThePostsOf(List<Person> people, int followed) {
    for (int reader = 0; reader < people.size(); reader++) {
      List<String> home = home(people.get(reader));
      Set<String> seen = new HashSet<>(home);
      assertEquals(seen.size(), home.size(), "a post is in a home twice");
      for (Ledger.Posted post : ledger.posts()) {
        int distance = Math.floorMod(post.attempt().author() - reader, people.size());
        assertTrue(distance > followed || seen.contains(post.id()), post + " is not in a home");
      }
    }
  }

  private static List<String> home(Person reader) {
    List<String> ids = new ArrayList<>();
    String next = "/api/v1/timelines/home?limit=40";
    while (next != null) {
      Answer page = reader.client().get(next);
      page.ok().forEach(post -> ids.add(post.get("id").asText()));
      next = page.link("next").orElse(null);
    }
    return ids;
  }

  void noFavouriteAndNoFollowIsLost() {
    String favourites = pairs(ledger.favourites());
    assertNone(
        "select who, what from (values "
            + favourites
            + ") as told (who, what) where not exists (select 1 from bucket.favourite f join"
            + " bucket.favourited d on d.post = f.post and d.actor = f.actor where f.active and"
            + " d.active and f.actor = who and f.post = what)");
    assertNone(
        "select who, what from (values "
            + pairs(ledger.follows())
            + ") as told (who, what) where not exists (select 1 from bucket.following f join"
            + " bucket.follower r on r.target = f.target and r.follower = f.follower where f.state ="
            + " 'FOLLOWING' and r.state = 'FOLLOWING' and f.follower = who and f.target = what)");
  }

  private static String pairs(Set<Ledger.Pair> pairs) {
    return pairs.stream()
        .map(pair -> "(" + pair.who() + ", " + pair.what() + ")")
        .collect(Collectors.joining(", "));
  }

  void talliesAreWhatTheyCount() {
    assertNone(
        """
        select t.post, t.favourites from bucket.post_tally t
        where favourites <> (select count(*) from bucket.favourited f where f.post = t.post and active)
           or replies <> (select count(*) from bucket.post_reply r where r.parent = t.post and active)
           or boosts <> (select count(*) from bucket.post_boost b where b.post = t.post and active)
        """);
    assertNone(
        "select post from bucket.favourited f where active and not exists"
            + " (select 1 from bucket.post_tally t where t.post = f.post)");
    assertNone(
        """
        select account from bucket.account_tally t
        where posts <> (select count(*) from bucket.post p where p.author = t.account)
           or followers <> (select count(*) from bucket.follower f
                            where f.target = t.account and f.state = 'FOLLOWING')
           or following <> (select count(*) from bucket.following f
                            where f.follower = t.account and f.state = 'FOLLOWING')
        """);
  }

  /// One for each favourite of somebody else's post, each follow, and each mention.
  void everybodyIsToldOnce() {
    assertNone(
        "select reader, post, kind, sender from bucket.notification"
            + " group by 1, 2, 3, 4 having count(*) > 1");
    assertEquals(
        rows.number(
            "select count(*) from bucket.favourite f join bucket.post p on p.id = f.post"
                + " where f.active and p.author <> f.actor"),
        told("favourite"));
    assertEquals(
        rows.number("select count(*) from bucket.following where state = 'FOLLOWING'"),
        told("follow"));
    assertEquals(
        rows.number("select coalesce(sum(cardinality(mention_accounts)), 0) from bucket.post"),
        told("mention"));
  }

  private long told(String kind) {
    return rows.number(
        "select count(*) from bucket.notification where lower(kind) = '" + kind + "'");
  }

  void noEventIsLeft() {
    assertNone("select id, kind, cause from bucket.outbox");
  }

  private void assertNone(String sql) {
    assertEquals(List.of(), rows.all(sql), sql);
  }
}
