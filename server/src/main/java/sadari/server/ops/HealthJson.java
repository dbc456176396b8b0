package sadari.server.ops;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import sadari.server.lifecycle.Components.Phase;
import sadari.server.lifecycle.Health;

/// The answer to "are you ready": the whole, and each part.
///
/// ```
/// {"ready":false,"phase":"serving","components":{"database":{"up":false,"reason":"…"}}}
/// ```
///
/// @param phase where the process is in its life
/// @param parts the health of each part, in the order of their start
record HealthJson(Phase phase, Map<String, Health> parts) {
  private static final JsonFactory JSON = new JsonFactory();

  /// The process serves, and every part does its work.
  boolean ready() {
    return phase == Phase.SERVING && parts.values().stream().allMatch(Health.Up.class::isInstance);
  }

  String text() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeBooleanField("ready", ready());
      json.writeStringField("phase", phase.name().toLowerCase(Locale.ROOT));
      json.writeObjectFieldStart("components");
      for (Map.Entry<String, Health> part : parts.entrySet()) {
        json.writeObjectFieldStart(part.getKey());
        switch (part.getValue()) {
          case Health.Up() -> json.writeBooleanField("up", true);
          case Health.Down(String reason) -> {
            json.writeBooleanField("up", false);
            json.writeStringField("reason", reason);
          }
        }
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory", e);
    }
    return text.toString();
  }
}
