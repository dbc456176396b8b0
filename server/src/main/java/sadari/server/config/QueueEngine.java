package sadari.server.config;

/// What carries slow work to workers.
public sealed interface QueueEngine {
  /// The database: its outbox is the queue.
  record Database() implements QueueEngine {}

  /// The kinds, as `queue.engine` names them.
  enum Kind {
    DATABASE
  }

  static QueueEngine from(Settings settings) {
    return switch (settings.oneOf("queue.engine", Kind.DATABASE)) {
      case DATABASE -> new Database();
    };
  }
}
