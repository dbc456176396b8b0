package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import sadari.server.cli.Cli;
import sadari.server.ops.OperatorKey;

/// Operators of a server, who can read its data folder.
final class Operators {
  private final ChildServer server;
  private final Path data;

  Operators(ChildServer server, Path data) {
    this.server = server;
    this.data = data;
  }

  /// What `./sadari moderate …` prints; it must not fail.
  String command(String... words) {
    StringWriter out = new StringWriter();
    String[] all =
        Stream.of(Stream.of("moderate"), Stream.of(words), Stream.of("--data=" + data))
            .flatMap(some -> some)
            .toArray(String[]::new);
    assertEquals(0, Cli.print(new PrintWriter(out, true), Map.of(), all), out::toString);
    return out.toString();
  }

  /// The reason why something is not done.
  String refused(int status, Map<String, String> form) {
    return refused("moderation", status, form);
  }

  /// The same at another desk.
  String refused(String desk, int status, Map<String, String> form) {
    Answer answer = client().form("/operate/" + desk, form);
    assertEquals(status, answer.status(), answer::text);
    return answer.json().get("error").asText();
  }

  /// Looks with the key and asks for JSON.
  Client client() {
    try {
      return server
          .internal()
          .with("Authorization", OperatorKey.find(data).orElseThrow().authorization());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
