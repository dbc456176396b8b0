package sadari.engine.redis;

/// How Redis is, as far as is known without asking.
public sealed interface Health {
  /// It answers.
  record Up() implements Health {}

  /// It is not asked, but tried again all the time.
  ///
  /// @param reason for operators
  record Away(String reason) implements Health {}
}
