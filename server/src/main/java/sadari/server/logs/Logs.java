package sadari.server.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import sadari.server.config.LogConfig;

/// Sets up where log lines go and how they look.
public final class Logs {
  /// The name under which the current request's id is kept for log lines (SLF4J's MDC).
  public static final String REQUEST = "request";

  // Held, because the JDK forgets a logger and its level when nobody else does.
  private static final java.util.logging.Logger OURS = java.util.logging.Logger.getLogger("sadari");

  private Logs() {}

  /// From now on everything logged goes to standard error in the given way.
  public static void start(LogConfig config) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    write(context, config);
    // The JDK's own logging, which the core uses, goes the same way; Logback decides on levels.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
    OURS.setLevel(jdkLevel(config.level()));
  }

  static void write(LoggerContext context, LogConfig config) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder(config.format()));
    appender.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    // Libraries tell what only their own developers need; ours is what the setting is about.
    root.setLevel(Level.WARN);
    context.getLogger("sadari").setLevel(level(config.level()));
    // While a broker is away it tells of every try to reach it, several times a second.
    context.getLogger("org.apache.kafka.clients.NetworkClient").setLevel(Level.ERROR);
  }

  private static Encoder<ILoggingEvent> encoder(LogConfig.Format format) {
    Encoder<ILoggingEvent> encoder =
        switch (format) {
          case HUMAN -> new HumanLines();
          case JSON -> new JsonLines();
        };
    encoder.start();
    return encoder;
  }

  private static java.util.logging.Level jdkLevel(LogConfig.Level level) {
    return switch (level) {
      case DEBUG -> java.util.logging.Level.FINE;
      case INFO -> java.util.logging.Level.INFO;
      case WARN -> java.util.logging.Level.WARNING;
      case ERROR -> java.util.logging.Level.SEVERE;
    };
  }

  private static Level level(LogConfig.Level level) {
    return switch (level) {
      case DEBUG -> Level.DEBUG;
      case INFO -> Level.INFO;
      case WARN -> Level.WARN;
      case ERROR -> Level.ERROR;
    };
  }
}
