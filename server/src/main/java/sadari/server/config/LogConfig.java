package sadari.server.config;

/// How the process logs.
///
/// @param format for people or for machines
/// @param level the least important level that is written
public record LogConfig(Format format, Level level) {
  /// How a line looks.
  public enum Format {
    HUMAN,
    JSON
  }

  /// How important a line is.
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  static LogConfig from(Settings settings) {
    return new LogConfig(
        settings.oneOf("log.format", Format.HUMAN), settings.oneOf("log.level", Level.INFO));
  }
}
