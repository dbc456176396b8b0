package sadari.server.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static sadari.server.hostile.Case.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;
import sadari.server.client.Answer;

/// Requests that are hostile before anybody looks at what they say.
final class WireCases {
  private static final int PIECE = 64 * 1024;
  private static final long HUGE = 100L << 20;

  private WireCases() {}

  static Stream<Case> all() {
    return Stream.concat(heads(), uploads());
  }

  private static Case raw(String name, int status, String head) {
    return json(
        "wire: " + name,
        status,
        world -> world.wire().send(head + "Host: localhost\r\nConnection: close\r\n\r\n"));
  }

  private static Stream<Case> heads() {
    String timeline = "GET /api/v1/timelines/public HTTP/1.1\r\n";
    return Stream.of(
        // Not recognised anywhere: RFC 9110 calls that 501.
        raw("unknown method", 501, "BREW /api/v1/statuses HTTP/1.1\r\n"),
        raw("TRACE", 501, "TRACE / HTTP/1.1\r\n"),
        raw("CONNECT", 501, "CONNECT /x HTTP/1.1\r\n"),
        raw("wrong method", 405, "DELETE /api/v1/timelines/home HTTP/1.1\r\n"),
        raw("wrong method of a form", 405, "PUT /oauth/token HTTP/1.1\r\n"),
        raw("address of 9 kB", 414, "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n"),
        raw("header of 20 kB", 431, timeline + "X-A: " + "a".repeat(20_000) + "\r\n"),
        raw("2,000 headers", 431, timeline + "X-A: aaaa\r\n".repeat(2_000)),
        raw("NUL in a header", 400, timeline + "X-A: a\u0000b\r\n"),
        raw("header with a space in its name", 400, timeline + "X A: a\r\n"),
        raw("two lengths", 400, post("Content-Length: 3\r\nContent-Length: 4\r\n")),
        raw("length and chunks", 400, post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n")),
        raw("negative length", 400, post("Content-Length: -1\r\n")),
        raw("length of 30 digits", 400, post("Content-Length: " + "9".repeat(30) + "\r\n")),
        raw("key of raw bytes", 401, post("Idempotency-Key: \u00ff\u00fe\r\n")),
        raw("token of raw bytes", 401, timeline + "Authorization: Bearer \u00ff\u00fe\u0080\r\n"));
  }

  private static String post(String headers) {
    return "POST /api/v1/statuses HTTP/1.1\r\n" + headers;
  }

  private static Stream<Case> uploads() {
    return Stream.of(
        json("upload of 100 MB", 413, world -> upload(world, true, "/api/v2/media")),
        json("upload of 100 MB in chunks", 413, world -> upload(world, false, "/api/v2/media")),
        json("JSON of 100 MB", 413, world -> body(world, true)),
        json("JSON of 100 MB in chunks", 413, world -> body(world, false)));
  }

  private static Answer upload(World world, boolean announced, String path) {
    return world
        .wire()
        .send(
            out -> {
              head(out, world, path, "multipart/form-data; boundary=x", announced);
              String part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"";
              pour(out, part + "\r\n\r\n", announced);
            });
  }

  private static Answer body(World world, boolean announced) {
    return world
        .wire()
        .send(
            out -> {
              head(out, world, "/api/v1/statuses", "application/json", announced);
              pour(out, "{\"status\":\"", announced);
            });
  }

  private static void head(
      OutputStream out, World world, String path, String type, boolean announced)
      throws IOException {
    String length = announced ? "Content-Length: " + HUGE : "Transfer-Encoding: chunked";
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + world.ann().token()
            + "\r\nContent-Type: "
            + type
            + "\r\n"
            + length
            + "\r\n\r\n";
    out.write(head.getBytes(ISO_8859_1));
  }

  private static void pour(OutputStream out, String start, boolean announced) throws IOException {
    byte[] piece = "x".repeat(PIECE).getBytes(ISO_8859_1);
    piece(out, start.getBytes(ISO_8859_1), announced);
    for (long sent = start.length(); sent < HUGE; sent += PIECE) {
      piece(out, piece, announced);
    }
  }

  private static void piece(OutputStream out, byte[] bytes, boolean announced) throws IOException {
    if (!announced) {
      out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
    }
    out.write(bytes);
    if (!announced) {
      out.write("\r\n".getBytes(ISO_8859_1));
    }
  }
}
