package sadari.server.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Log lines for machines: one JSON object a line.
///
/// ```
/// {"time":"2026-11-20T05:31:07.214Z","level":"WARN","logger":"…","message":"…","request":"4f1c…"}
/// ```
///
/// A stack trace is the field `exception`, its line breaks escaped.
final class JsonLines extends EncoderBase<ILoggingEvent> {
  private final JsonFactory json = new JsonFactory();

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
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    try (JsonGenerator generator = json.createGenerator(line)) {
      generator.writeStartObject();
      generator.writeStringField("time", event.getInstant().toString());
      generator.writeStringField("level", event.getLevel().toString());
      generator.writeStringField("logger", event.getLoggerName());
      generator.writeStringField("thread", event.getThreadName());
      generator.writeStringField("message", event.getFormattedMessage());
      for (Map.Entry<String, String> field : event.getMDCPropertyMap().entrySet()) {
        generator.writeStringField(field.getKey(), field.getValue());
      }
      if (event.getThrowableProxy() != null) {
        generator.writeStringField(
            "exception", ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory", e);
    }
    line.write('\n');
    return line.toByteArray();
  }
}
