package sadari.server.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Sends bytes as they are, also what no client library would send.
public final class Wire {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI address;

  public Wire(URI address) {
    this.address = address;
  }

  /// Writes a request.
  @FunctionalInterface
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /// Sends the text, each character as one byte; the server is asked to close afterwards.
  public Answer send(String request) {
    return send(out -> out.write(request.getBytes(ISO_8859_1)));
  }

  /// Sends what is written. The server may answer before all is sent, and send it away.
  public Answer send(Writing request) {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      CompletableFuture<Answer> answer = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> read(socket, answer));
      write(socket, request);
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("no answer", e);
    }
  }

  private static void write(Socket socket, Writing request) {
    try {
      request.to(socket.getOutputStream());
      socket.getOutputStream().flush();
    } catch (IOException refused) {
      // The answer tells why.
    }
  }

  private static void read(Socket socket, CompletableFuture<Answer> answer) {
    try {
      answer.complete(read(socket.getInputStream()));
    } catch (IOException | RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  private static Answer read(InputStream in) throws IOException {
    String head = head(in);
    String[] lines = head.split("\r\n");
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      String[] pair = lines[i].split(":", 2);
      headers
          .computeIfAbsent(pair[0].toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(pair[1].strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).getFirst());
    return new Answer(
        Integer.parseInt(lines[0].split(" ")[1]),
        HttpHeaders.of(headers, (_, _) -> true),
        in.readNBytes(length));
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after: " + head.toString(ISO_8859_1));
      }
      head.write(next);
    }
    return head.toString(ISO_8859_1);
  }
}
