package sadari.engine.s3;

/// How the store is, as one question just found.
public sealed interface Health {
  /// It answers, and the bucket is there.
  record Up() implements Health {}

  /// It answers, and the bucket is not there: the first put makes it.
  record NoBucket() implements Health {}

  /// It does not serve us.
  ///
  /// @param reason for operators; names no secret
  record Down(String reason) implements Health {}
}
