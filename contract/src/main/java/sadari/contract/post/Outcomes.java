package sadari.contract.post;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import sadari.core.id.PostId;
import sadari.core.post.PostStore.Published;

/// Checks what became of posts published in a race.
final class Outcomes {
  private Outcomes() {}

  /// Exactly one is new, and all others tell its id.
  static PostId oneNewOthersBefore(List<Published> outcomes) {
    List<PostId> winners = winners(outcomes);
    assertEquals(1, winners.size(), () -> "exactly one is new: " + outcomes);
    Set<Published> others =
        outcomes.stream()
            .filter(outcome -> !(outcome instanceof Published.New))
            .collect(Collectors.toSet());
    assertEquals(Set.of(new Published.Before(winners.getFirst())), others);
    return winners.getFirst();
  }

  /// The ids of the new ones.
  static List<PostId> winners(List<Published> outcomes) {
    return outcomes.stream()
        .filter(Published.New.class::isInstance)
        .map(outcome -> ((Published.New) outcome).post().id())
        .toList();
  }
}
