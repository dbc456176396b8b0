package sadari.server.lifecycle;

/// How a part of the process is, as a value.
public sealed interface Health {
  /// It does its work.
  record Up() implements Health {}

  /// It does not.
  ///
  /// @param reason for operators; carries no secret and no personal data
  record Down(String reason) implements Health {}

  /// It does its work.
  static Health up() {
    return new Up();
  }

  /// It does not, because of `reason`.
  static Health down(String reason) {
    return new Down(reason);
  }
}
