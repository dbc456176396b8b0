package sadari.engine.kafka;

/// How Kafka is, as far as a question that waits a second can tell.
public sealed interface Health {
  /// It answers, and the topics are there.
  ///
  /// @param brokers how many there are now
  record Up(int brokers) implements Health {}

  /// It does not.
  ///
  /// @param reason for operators
  record Away(String reason) implements Health {}
}
