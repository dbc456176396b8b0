package sadari.lab.load;

import java.util.random.RandomGenerator;

/// What people do on a visit: mostly they read, and whoever has written looks at it at once, which
/// is when a stale answer hurts.
final class Habits {
  private final Crowd crowd;
  private final Deeds deeds;

  Habits(Crowd crowd, Deeds deeds) {
    this.crowd = crowd;
    this.deeds = deeds;
  }

  /// Makes a visit.
  ///
  /// @param random the visit's own
  /// @param due when it should begin
  void visit(RandomGenerator random, long due) {
    Person person = crowd.any(random);
    Deeds.Visit visit = deeds.new Visit(person, due);
    int dice = random.nextInt(100);
    if (dice < 20) {
      visit.post().ifPresent(post -> look(visit, person, post, random));
    } else if (dice < 24) {
      person.oldest().ifPresent(post -> delete(visit, person, post, random));
    } else if (dice < 34) {
      favourite(visit, person, random);
    } else if (dice < 37) {
      person
          .favourite()
          .ifPresent(
              post -> {
                visit.unfavourite(post);
                visit.readPost(post);
              });
    } else if (dice < 43) {
      visit.edit();
      visit.readOwnProfile();
    } else {
      read(visit, person, random, dice);
    }
  }

  private static void look(
      Deeds.Visit visit, Person person, Person.Posted post, RandomGenerator random) {
    if (random.nextBoolean()) {
      visit.readPost(post);
    } else {
      visit.readList(person);
    }
  }

  private static void delete(
      Deeds.Visit visit, Person person, Person.Posted post, RandomGenerator random) {
    visit.delete(post);
    look(visit, person, post, random);
  }

  private void favourite(Deeds.Visit visit, Person person, RandomGenerator random) {
    crowd
        .recent(random)
        .filter(person::favouritesFirst)
        .forEach(
            post -> {
              visit.favourite(post);
              visit.readPost(post);
            });
  }

  private void read(Deeds.Visit visit, Person person, RandomGenerator random, int dice) {
    if (dice < 53) {
      visit.readList(person);
    } else if (dice < 68) {
      // Twice, perhaps from two servers: what was there must still be there.
      Person author = crowd.any(random);
      visit.readList(author);
      visit.readList(author);
    } else if (dice < 80) {
      crowd.recent(random).forEach(visit::readPost);
    } else if (dice < 94) {
      visit.readHome();
    } else {
      visit.readProfile(crowd.any(random));
    }
  }
}
