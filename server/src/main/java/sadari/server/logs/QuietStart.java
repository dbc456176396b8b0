package sadari.server.logs;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import sadari.server.config.LogConfig;

/// What is logged before the settings are known: warnings and errors, for people.
///
/// Found by Logback as a service; it also keeps Logback from looking for files of its own.
public final class QuietStart extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    Logs.write(context, new LogConfig(LogConfig.Format.HUMAN, LogConfig.Level.WARN));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
