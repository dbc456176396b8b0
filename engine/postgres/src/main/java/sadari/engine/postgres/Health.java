package sadari.engine.postgres;

/// How the database is, as one question to it just found.
public sealed interface Health {
  /// It answers.
  ///
  /// @param serverVersion as the server says it, such as 18.1
  /// @param writable whether it takes writes: false on a standby
  record Up(String serverVersion, boolean writable) implements Health {}

  /// It does not.
  ///
  /// @param reason for operators
  record Down(String reason) implements Health {}
}
