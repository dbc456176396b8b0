package sadari.server.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Log lines for people: time, level, place, text; the request's id where there is one.
///
/// ```
/// 05:31:07.214 WARN  http  response took 3 s  [request 4f1c…]
/// ```
final class HumanLines extends EncoderBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    TIME.formatTo(event.getInstant(), line);
    line.append(' ').append(event.getLevel());
    line.append(" ".repeat(Math.max(1, 6 - event.getLevel().toString().length())));
    String logger = event.getLoggerName();
    line.append(logger, logger.lastIndexOf('.') + 1, logger.length()).append("  ");
    appendOnOneLine(line, event.getFormattedMessage());
    String request = event.getMDCPropertyMap().get(Logs.REQUEST);
    if (request != null) {
      line.append("  [request ").append(request).append(']');
    }
    line.append('\n');
    if (event.getThrowableProxy() != null) {
      line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  // A line break in a message would let whoever caused it write log lines of their own.
  private static void appendOnOneLine(StringBuilder line, String message) {
    message.chars().forEach(c -> line.append(Character.isISOControl(c) ? '\u00b7' : (char) c));
  }
}
