package sadari.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What carries slow work to workers.
public sealed interface QueueEngine {
  /// The database: its outbox is the queue.
  record Database() implements QueueEngine {}

  /// Kafka, which the outbox's events are moved to: rung 7.
  ///
  /// @param brokers `host:port` of some
  /// @param prefix what names of topics begin with
  /// @param copies of each topic
  /// @param lease how long a worker may be silent about an event
  /// @param access how brokers are spoken to
  record Kafka(List<String> brokers, String prefix, int copies, Duration lease, Access access)
      implements QueueEngine {
    public Kafka {
      brokers = List.copyOf(brokers);
    }
  }

  /// How brokers are spoken to.
  ///
  /// @param mechanism of SASL, such as `SCRAM-SHA-512`
  /// @param user empty where brokers ask for none
  /// @param certificates a file of the authorities that are trusted, in PEM; empty for the JVM's
  ///   own
  record Access(
      Protocol protocol, String mechanism, String user, Secret password, String certificates) {}

  /// As Kafka names them.
  enum Protocol {
    PLAINTEXT,
    SSL,
    SASL_PLAINTEXT,
    SASL_SSL;

    /// Kafka's own spelling.
    public String text() {
      return name().toUpperCase(Locale.ROOT);
    }

    boolean hasUsers() {
      return this == SASL_PLAINTEXT || this == SASL_SSL;
    }
  }

  /// The kinds, as `queue.engine` names them.
  enum Kind {
    DATABASE,
    KAFKA
  }

  static QueueEngine from(Settings settings) {
    return switch (settings.oneOf("queue.engine", Kind.DATABASE)) {
      case DATABASE -> {
        settings.onlyWith(
            "queue.engine = kafka",
            "queue.brokers",
            "queue.prefix",
            "queue.copies",
            "queue.lease",
            "queue.protocol",
            "queue.mechanism",
            "queue.user",
            "queue.password",
            "queue.certificates");
        yield new Database();
      }
      case KAFKA ->
          new Kafka(
              brokers(settings),
              prefix(settings),
              settings.number("queue.copies", 1, 1, 9),
              settings.span(
                  "queue.lease",
                  Duration.ofSeconds(30),
                  Duration.ofSeconds(1),
                  Duration.ofMinutes(10)),
              access(settings));
    };
  }

  private static List<String> brokers(Settings settings) {
    List<String> brokers = settings.list("queue.brokers");
    if (brokers.isEmpty()) {
      settings.problem("queue.brokers", "names at least one: host:port");
      return List.of("127.0.0.1:9092");
    }
    return brokers;
  }

  private static String prefix(Settings settings) {
    String prefix = settings.text("queue.prefix", "sadari");
    if (!prefix.matches("[A-Za-z0-9._-]{1,100}")) {
      settings.problem("queue.prefix", "has letters, digits, dots and dashes");
      return "sadari";
    }
    return prefix;
  }

  private static Access access(Settings settings) {
    Protocol protocol = settings.oneOf("queue.protocol", Protocol.PLAINTEXT);
    Access access =
        new Access(
            protocol,
            settings.text("queue.mechanism", "SCRAM-SHA-512"),
            settings.text("queue.user", ""),
            settings.secret("queue.password"),
            settings.text("queue.certificates", ""));
    if (protocol.hasUsers() == access.user().isEmpty()) {
      settings.problem("queue.user", "is set with sasl-plaintext and sasl-ssl, and only with them");
    }
    if (access.user().contains("\"")) {
      settings.problem("queue.user", "has no quotation marks");
    }
    return access;
  }
}
