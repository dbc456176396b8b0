package sadari.server.drill;

import java.util.ArrayList;
import java.util.List;
import sadari.server.client.People;
import sadari.server.client.People.Person;

/// People in a circle: each follows those ahead.
final class Circle {
  private Circle() {}

  /// Lets people in and notes whom they follow.
  ///
  /// @param ahead how many each follows
  static List<Person> of(int count, int ahead, People people, Ledger ledger) {
    List<Person> circle = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      circle.add(people.arrive("author"));
    }
    for (int i = 0; i < count; i++) {
      for (int distance = 1; distance <= ahead; distance++) {
        Person follower = circle.get(i);
        Person target = circle.get((i + distance) % count);
        follower.client().post("/api/v1/accounts/" + target.id() + "/follow").ok();
        ledger.followed(follower.id(), target.id());
      }
    }
    return circle;
  }
}
