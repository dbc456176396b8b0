package sadari.core.outbox;

/// Kinds of work that do not wait for each other: each has workers of its own, so that bulk never
/// starves people.
public enum Lane {
  /// Somebody is waiting to see it: a post in its threads and indexes, a follow, a favourite.
  INTERACTIVE,
  /// A post on its way to followers' home timelines, a thousand at a time.
  FANOUT,
  /// Photos: heavy on processor and memory.
  MEDIA,
  /// Whatever may wait: clean-up, rebuilding, statistics.
  BULK;

  /// The lane of that name.
  ///
  /// @throws IllegalArgumentException where there is none
  public static Lane of(String text) {
    for (Lane lane : values()) {
      if (lane.text().equals(text)) {
        return lane;
      }
    }
    throw new IllegalArgumentException("no lane: " + text);
  }

  /// The stable name, for stores and queues.
  public String text() {
    return switch (this) {
      case INTERACTIVE -> "interactive";
      case FANOUT -> "fanout";
      case MEDIA -> "media";
      case BULK -> "bulk";
    };
  }
}
