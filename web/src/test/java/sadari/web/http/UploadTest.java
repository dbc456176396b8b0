package sadari.web.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
  private static final String TYPE = "multipart/form-data; boundary=\"x y\"";
  private static final int LARGE = 100 * 1024 * 1024;

  private Served served;

  @BeforeEach
  void start() {
    Router.Builder routes =
        Router.builder()
            .post("/size", UploadTest::size)
            .with(options -> options.withBodyLimit(LARGE + 1_000L))
            .post("/small", UploadTest::size)
            .post("/json", request -> Response.text("" + request.params().names().size()))
            .post(
                "/unread",
                _ -> {
                  throw HttpProblem.unauthorized("who are you?");
                })
            .with(options -> options.withBodyLimit(2L * LARGE));
    served = new Served(routes);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private static Response size(Request request) throws Exception {
    Upload file = request.params().file("file");
    String name = file == null ? "none" : file.filename();
    long size = file == null ? 0 : Files.size(file.path());
    return Response.text(name + " " + size + " " + request.params().text("description", "-"));
  }

  private static String part(String disposition, String content) {
    return "--x y\r\nContent-Disposition: form-data; "
        + disposition
        + "\r\n\r\n"
        + content
        + "\r\n";
  }

  /// The size of each read is the size of each chunk.
  private HttpResponse<String> large(String path, boolean chunked) {
    byte[] head = part("name=file; filename=big", "").getBytes(ISO_8859_1);
    byte[] tail = "\r\n--x y--\r\n".getBytes(ISO_8859_1);
    long length = head.length - 2 + (long) LARGE + tail.length;
    HttpRequest.BodyPublisher body =
        HttpRequest.BodyPublishers.ofInputStream(
            () ->
                new SequenceInputStream(
                    new ByteArrayInputStream(head, 0, head.length - 2),
                    new SequenceInputStream(new Zeros(LARGE), new ByteArrayInputStream(tail))));
    return served.send(
        served
            .at(path)
            .header("Content-Type", TYPE)
            .POST(chunked ? body : HttpRequest.BodyPublishers.fromPublisher(body, length)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHundredMegabytesGoToDiskAndNotIntoMemory(boolean chunked) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long before = runtime.totalMemory() - runtime.freeMemory();

    HttpResponse<String> response = large("/size", chunked);

    System.gc();
    long after = runtime.totalMemory() - runtime.freeMemory();
    assertEquals("big " + LARGE + " -", response.body());
    assertTrue(after - before < 30L << 20, "held " + (after - before));
    assertEquals(List.of(), served.tempFiles());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void overTheLimitIs413WhetherTheLengthIsAnnouncedOrNot(boolean chunked) {
    HttpResponse<String> response = large("/small", chunked);

    assertEquals(413, response.statusCode());
    assertEquals("{\"error\":\"The body is larger than 1048576 bytes\"}", response.body());
    assertEquals(List.of(), served.tempFiles());
  }

  @Test
  void aChunkedJsonBodyOverTheLimitIs413() {
    HttpResponse<String> response =
        served.send(
            served
                .at("/json")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Zeros(5_000_000))));

    assertEquals(413, response.statusCode());
  }

  @Test
  void uploadsBeyondTheRoomOnDiskAreRefused() {
    ServerConfig.Limits little = new ServerConfig.Limits(1, 100, 16_384, 8_192, 300_000, 1 << 20);
    String fits = part("name=file; filename=a", "a".repeat(100_000)) + "--x y--";
    String not = part("name=file; filename=a", "a".repeat(900_000)) + "--x y--";
    Router.Builder routes = Router.builder().post("/size", UploadTest::size);
    try (Served small = new Served(routes, config -> config.withLimits(little))) {
      assertEquals(200, small.post("/size", TYPE, fits).statusCode());
      assertEquals(503, small.post("/size", TYPE, not).statusCode());
      assertEquals(200, small.post("/size", TYPE, fits).statusCode());
    }
  }

  @Test
  void anAnswerBeforeTheUploadIsReadArrives() {
    assertEquals(401, large("/unread", false).statusCode());
  }

  @Test
  void expectContinueIsAnsweredOnlyForABodyThatIsWanted() {
    String head = "POST /%s HTTP/1.1\r\nHost: h\r\nConnection: close\r\nExpect: 100-continue\r\n";
    String small = "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    String wanted = served.raw(head.formatted("json") + small);
    String unwanted = served.raw(head.formatted("json") + "Content-Length: 99999999\r\n\r\n");

    assertTrue(wanted.startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200"), wanted);
    assertTrue(unwanted.startsWith("HTTP/1.1 413"), unwanted);
  }

  @Test
  void textPartsAndNamesInUtf8AreRead() {
    String body =
        part("name=description", "\u00ec\u0082\u00ac")
            + part("name=\"file\"; filename=\"C:\\dir\\\u00ec\u0082\u00ac.png\"", "123")
            + "--x y--\r\nepilogue";

    assertEquals("사.png 3 사", served.post("/size", TYPE, body).body());
  }

  @Test
  void anEmptyFileFieldIsNoFile() {
    String body = part("name=\"file\"; filename=\"\"", "") + "--x y--";

    assertEquals("none 0 -", served.post("/size", TYPE, body).body());
    assertEquals("0", served.post("/json", TYPE, body).body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "--x y",
        "--x y\r\n",
        "--x y\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\n12345",
        "--x y\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\n12345\r\n--x",
        "--x y\r\nContent-Type: a/b\r\n\r\n12345\r\n--x y--",
        "--x y\r\n: a\r\n\r\n1\r\n--x y--",
        "--x yz\r\n\r\n--x y--",
        "--x y\r\nContent-Disposition: form-data; name=\"\u0000\"\r\n\r\n1\r\n--x y--",
      })
  void brokenMultipartIsRefusedAndLeavesNothing(String body) {
    HttpResponse<String> response = served.post("/size", TYPE, body);

    assertEquals(4, response.statusCode() / 100, response.body());
    assertTrue(response.body().startsWith("{\"error\":\""), response.body());
    assertEquals(List.of(), served.tempFiles());
  }

  @Test
  void partsAndTheirHeadersAreBounded() {
    String many = part("name=a", "1").repeat(500) + "--x y--";
    String long1 = part("name=" + "a".repeat(50_000), "1") + "--x y--";

    assertEquals(400, served.post("/size", TYPE, many).statusCode());
    assertEquals(400, served.post("/size", TYPE, long1).statusCode());
    assertEquals(400, served.post("/size", "multipart/form-data", many).statusCode());
  }

  /// So many zero bytes.
  private static final class Zeros extends InputStream {
    private int left;

    Zeros(int count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int count = Math.min(left, length);
      left -= count;
      return count == 0 ? -1 : count;
    }
  }
}
