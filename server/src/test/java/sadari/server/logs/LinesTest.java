package sadari.server.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static final Instant TIME = Instant.parse("2026-11-20T05:31:07.214Z");

  @Test
  void aLineForMachinesIsOneJsonObjectWithTheRequest() {
    assertEquals(
        "{\"time\":\"2026-11-20T05:31:07.214Z\",\"level\":\"WARN\",\"logger\":\"sadari.web.Http\","
            + "\"thread\":\"t\",\"message\":\"slow: \\\"x\\\"\\nnext\",\"request\":\"4f1c\"}\n",
        text(new JsonLines().encode(event("slow: \"x\"\nnext"))));
  }

  @Test
  void aLineForPeopleStaysOneLineWhateverTheMessage() {
    String line = text(new HumanLines().encode(event("first\nsecond")));

    assertTrue(line.endsWith("WARN  Http  first\u00b7second  [request 4f1c]\n"), line);
    assertEquals(1, line.lines().count());
  }

  private static LoggingEvent event(String message) {
    LoggingEvent event = new LoggingEvent();
    event.setInstant(TIME);
    event.setLevel(Level.WARN);
    event.setLoggerName("sadari.web.Http");
    event.setThreadName("t");
    event.setMessage(message);
    event.setMDCPropertyMap(Map.of(Logs.REQUEST, "4f1c"));
    return event;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
