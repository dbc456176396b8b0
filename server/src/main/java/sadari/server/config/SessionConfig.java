package sadari.server.config;

/// What accounts may rely on where there are copies of the data that lag, or caches.
///
/// @param vectors where it is kept how far each account has come
/// @param guarantees off is a planted fault for tests of whoever must notice it: accounts may miss
///   what they wrote
public record SessionConfig(Vectors vectors, boolean guarantees) {
  /// Where vectors are kept.
  public enum Vectors {
    /// In Redis where there is one, else in the database.
    AUTO,
    /// In the process: for a single web server only.
    MEMORY,
    /// In a table of the primary.
    DATABASE
  }

  static SessionConfig from(Settings settings) {
    return new SessionConfig(
        settings.oneOf("session.vectors", Vectors.AUTO), settings.flag("session.guarantees", true));
  }
}
