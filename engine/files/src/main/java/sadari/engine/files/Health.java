package sadari.engine.files;

/// How the folder is, as one try at it just found.
public sealed interface Health {
  /// It takes files.
  ///
  /// @param freeBytes of its disk, for this process
  record Writable(long freeBytes) implements Health {}

  /// It is as full as it may get: blobs can be read and deleted, not put.
  ///
  /// @param freeBytes of its disk, for this process
  record Full(long freeBytes) implements Health {}

  /// It does not take files.
  ///
  /// @param reason for operators
  record Broken(String reason) implements Health {}
}
