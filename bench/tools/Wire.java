import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One kept-alive HTTP/1.1 connection to this machine, as cheap as it can be: what it uses, the
/// measured server does not have. For one thread.
final class Wire implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  /// @param place a port of this machine, or an address with one
  Wire(String place) throws IOException {
    int colon = place.lastIndexOf(':');
    InetAddress host =
        colon < 0
            ? InetAddress.getLoopbackAddress()
            : InetAddress.getByName(place.substring(0, colon));
    socket = new Socket(host, Integer.parseInt(place.substring(colon + 1)));
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
  }

  /// An answer.
  record Reply(int status, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /// The first value of a text field of JSON.
    String field(String name) {
      Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(text());
      if (!found.find()) {
        throw new IllegalStateException(status + " without " + name + ": " + text());
      }
      return found.group(1);
    }

    Reply ok() {
      if (status != 200) {
        throw new IllegalStateException(status + ": " + text());
      }
      return this;
    }
  }

  /// A whole request, ready to be sent again and again.
  static byte[] request(String method, String path, String token, String type, byte[] body) {
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
            + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
            + (method.equals("GET") ? "" : "Content-Length: " + body.length + "\r\n")
            + "\r\n";
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  static byte[] get(String path, String token) {
    return request("GET", path, token, "", new byte[0]);
  }

  static byte[] post(String path, String token, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return request("POST", path, token, "application/json", body);
  }

  Reply ask(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    int status = Integer.parseInt(line().substring(9, 12));
    long length = 0;
    boolean chunked = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = true;
      }
    }
    return new Reply(status, chunked ? chunks() : exactly((int) length));
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      byte[] chunk = exactly(Integer.parseInt(line().split(";")[0].strip(), 16));
      line();
      if (chunk.length == 0) {
        return body.toByteArray();
      }
      body.writeBytes(chunk);
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the answer ended early");
    }
    return bytes;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream(128);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
