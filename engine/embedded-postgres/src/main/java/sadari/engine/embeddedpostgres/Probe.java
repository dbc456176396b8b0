package sadari.engine.embeddedpostgres;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Asks a PostgreSQL whether it takes connections, without logging in.
///
/// As `pg_isready` does, which the bundled programs lack: a start-up message is sent, and a request
/// to authenticate means yes. Source: PostgreSQL documentation, "Message Formats", protocol 3.0.
final class Probe {
  private static final int PROTOCOL_3 = 3 << 16;
  private static final int MOST_ERROR = 8 * 1024;

  private Probe() {}

  /// Empty when it does; else why not.
  static Optional<String> whyNotAccepting(InetSocketAddress address, String user, Duration limit) {
    int millis = (int) limit.toMillis();
    try (var socket = new Socket()) {
      socket.setSoTimeout(millis);
      socket.connect(address, millis);
      send(socket, user);
      var in = new DataInputStream(socket.getInputStream());
      byte kind = in.readByte();
      return switch (kind) {
        case 'R' -> Optional.empty();
        case 'E' -> Optional.of(message(in));
        default -> Optional.of("an unexpected answer, not PostgreSQL's");
      };
    } catch (IOException failed) {
      return Optional.of(String.valueOf(failed.getMessage()));
    }
  }

  private static void send(Socket socket, String user) throws IOException {
    byte[] body =
        ("user\0" + user + "\0database\0" + user + "\0\0").getBytes(StandardCharsets.UTF_8);
    var out = new DataOutputStream(socket.getOutputStream());
    out.writeInt(8 + body.length);
    out.writeInt(PROTOCOL_3);
    out.write(body);
    out.flush();
  }

  /// The field `M` of an ErrorResponse: fields of one byte and a text that ends with zero.
  private static String message(DataInputStream in) throws IOException {
    int length = Math.clamp(in.readInt() - 4, 0, MOST_ERROR);
    String fields = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    for (String field : fields.split("\0")) {
      if (field.startsWith("M")) {
        return field.substring(1);
      }
    }
    return "an error without a message";
  }
}
