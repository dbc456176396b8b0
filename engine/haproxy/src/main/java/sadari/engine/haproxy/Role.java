package sadari.engine.haproxy;

/// What a server is asked for; each has a queue and a patience of its own.
public enum Role {
  /// The client API and the pages; also what no other role is there for.
  WEB,
  /// Connections that stay open: server-sent events and WebSockets.
  STREAMING,
  /// Photos, scripts, styles.
  MEDIA
}
