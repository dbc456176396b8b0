package sadari.server.config;

import java.util.EnumMap;
import java.util.Map;
import sadari.core.outbox.Lane;

/// How slow work gets to workers.
///
/// @param engine what carries it
/// @param workers how many events of each lane a worker process does at a time; 0 for a lane that
///   it leaves to others
public record QueueConfig(QueueEngine engine, Map<Lane, Integer> workers) {
  public QueueConfig {
    workers = Map.copyOf(workers);
  }

  /// How many workers a lane has where nothing is set: few, as the database's connections are
  /// shared with people's requests.
  private static int usual(Lane lane) {
    return switch (lane) {
      case INTERACTIVE, FANOUT -> 4;
      case MEDIA -> 2;
      case BULK -> 1;
    };
  }

  static QueueConfig from(Settings settings) {
    Map<Lane, Integer> workers = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      workers.put(lane, settings.number("queue.workers." + lane.text(), usual(lane), 0, 1_000));
    }
    return new QueueConfig(QueueEngine.from(settings), workers);
  }
}
