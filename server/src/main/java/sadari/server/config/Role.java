package sadari.server.config;

/// A part that a process can play; one process may play all of them.
public enum Role {
  /// Answers people and their apps.
  WEB,
  /// Does what was accepted to be done later.
  WORKER,
  /// Watches over the others.
  OPS
}
