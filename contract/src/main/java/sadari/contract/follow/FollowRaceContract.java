package sadari.contract.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.core.follow.FollowEdge;
import sadari.core.follow.FollowEdge.State;
import sadari.core.follow.FollowStore.Change;
import sadari.core.follow.FollowStore.Fan;
import sadari.core.id.AccountId;
import sadari.core.outbox.Written;

/// What [sadari.core.follow.FollowStore] promises to many callers at once, and for events that come
/// twice, late, and in any order.
public interface FollowRaceContract extends FollowFixture {
  /// Where an edge can stand.
  List<State> STATES = List.of(State.NONE, State.REQUESTED, State.FOLLOWING);

  private static long seed() {
    return RandomGenerator.getDefault().nextLong();
  }

  @Test
  default void ofManyWhoFollowTheSameAtOnceOneWritesTheEvent() {
    AccountId fan = person();
    AccountId star = person();

    List<Written<FollowEdge>> written =
        Race.of(12, _ -> follows().set(fan, star, to(fan, State.FOLLOWING)));

    assertEquals(1, written.stream().mapToInt(each -> each.events().size()).sum());
    assertEquals(1, follows().edge(fan, star).version());
    assertEquals(1, tally(fan).following());
    assertEquals(List.of(star), followedBy(fan));
  }

  @Test
  default void ofManyAnswersToOneRequestOneCounts() {
    AccountId fan = person();
    AccountId locked = person();
    follows().set(fan, locked, to(fan, State.REQUESTED));

    List<Written<FollowEdge>> answers = Race.of(12, i -> answer(fan, locked, i % 2 == 0));

    List<FollowEdge> effective =
        answers.stream().filter(each -> !each.events().isEmpty()).map(Written::result).toList();
    assertEquals(List.of(follows().edge(fan, locked)), effective);
    int following = effective.getFirst().state() == State.FOLLOWING ? 1 : 0;
    assertEquals(following, tally(fan).following());
  }

  @Test
  default void everyChangeHasAVersionAndAnEventOfItsOwn() {
    AccountId fan = person();
    AccountId star = person();

    List<Written<FollowEdge>> written =
        Race.of(
            16, i -> follows().set(fan, star, to(fan, i % 2 == 0 ? State.FOLLOWING : State.NONE)));

    List<Long> versions =
        written.stream()
            .filter(each -> !each.events().isEmpty())
            .map(each -> each.result().version())
            .sorted()
            .toList();
    long last = follows().edge(fan, star).version();
    assertEquals(LongStream.rangeClosed(1, last).boxed().toList(), versions);
  }

  @Test
  default void eventsInAnyOrderAndTwiceGiveTheLatestEdge() {
    long seed = seed();
    Random random = new Random(seed);
    AccountId star = person();
    AccountId fan = person();
    List<FollowEdge> events = new ArrayList<>();
    for (int version = 1; version <= 12; version++) {
      State state = STATES.get(random.nextInt(STATES.size()));
      events.addAll(
          Collections.nCopies(
              2, new FollowEdge(version, state, version % 2 == 0, version % 3 == 0)));
    }
    FollowEdge last = events.getLast();
    Collections.shuffle(events, random);

    List<Boolean> changed =
        Race.of(events.size(), i -> follows().reflect(star, fan, events.get(i), Ids.nextFor(star)));

    String said = "seed " + seed;
    assertTrue(changed.contains(true), said);
    assertEquals(last, inward(star, fan), said);
    boolean follows = last.state() == State.FOLLOWING;
    assertEquals(follows ? List.of(fan) : List.of(), followersOf(star), said);
    assertEquals(
        last.state() == State.REQUESTED ? List.of(fan) : List.of(), requestsTo(star), said);
    assertEquals(follows ? 1 : 0, tally(star).followers(), said);
  }

  @Test
  default void countsEqualRowsAfterAnyInterleaving() {
    long seed = seed();
    List<AccountId> people = IntStream.range(0, 5).mapToObj(_ -> person()).toList();

    Race.of(8, runner -> wander(people, new Random(seed + runner)));
    for (AccountId follower : people) {
      people.forEach(target -> reflect(follower, target));
    }

    for (AccountId person : people) {
      String said = "seed " + seed + " " + tally(person);
      assertEquals(followedBy(person).size(), tally(person).following(), said);
      assertEquals(followersOf(person).size(), tally(person).followers(), said);
      Set<AccountId> expected = new HashSet<>();
      people.stream()
          .filter(other -> follows().edge(other, person).state() == State.FOLLOWING)
          .forEach(expected::add);
      assertEquals(expected, Set.copyOf(followersOf(person)), said);
      assertEquals(
          expected.size(),
          follows().fans(person, 0, 100).stream().map(Fan::follower).count(),
          said);
    }
  }

  /// Does forty things that people do, in an order of its own.
  private int wander(List<AccountId> people, Random random) {
    for (int step = 0; step < 40; step++) {
      AccountId follower = people.get(random.nextInt(people.size()));
      AccountId target = people.get(random.nextInt(people.size()));
      if (follower.equals(target)) {
        continue;
      }
      switch (random.nextInt(5)) {
        case 0, 1 -> follows().set(follower, target, any(follower, random));
        case 2 -> answer(follower, target, random.nextBoolean());
        default -> reflect(follower, target);
      }
    }
    return 0;
  }

  private static Change any(AccountId follower, Random random) {
    return new Change(
        Ids.nextFor(follower),
        STATES.get(random.nextInt(STATES.size())),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        Ids.event(follower));
  }
}
