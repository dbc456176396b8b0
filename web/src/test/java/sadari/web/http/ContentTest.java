package sadari.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
  private static final String TEXT = "0123456789";

  @TempDir private Path folder;
  private Served served;

  @BeforeEach
  void start() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), TEXT);
    served =
        new Served(
            Router.builder()
                .get("/file", request -> Content.file("text/plain", "v1", file).answer(request))
                .get("/gone", r -> Content.file("text/plain", "v", folder.resolve("x")).answer(r))
                .get(
                    "/bytes",
                    request ->
                        Content.bytes("text/plain", "v1", TEXT.getBytes(Served.LATIN))
                            .answer(request))
                .get("/stream", ContentTest::stream));
  }

  private static Response stream(Request request) {
    return Content.stream(
            "text/plain",
            "v1",
            TEXT.length(),
            (offset, length, out) ->
                out.write(TEXT.getBytes(Served.LATIN), (int) offset, (int) length))
        .answer(request);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/file", "/bytes", "/stream"})
  void aRangeIsAnsweredInPart(String path) {
    HttpResponse<String> middle = served.get(path, "Range", "bytes=2-4");

    assertEquals(206, middle.statusCode());
    assertEquals("234", middle.body());
    assertEquals("bytes 2-4/10", middle.headers().firstValue("content-range").orElse(""));
    assertEquals("3", middle.headers().firstValue("content-length").orElse(""));
    assertEquals("789", served.get(path, "Range", "bytes=-3").body());
    assertEquals("89", served.get(path, "Range", "bytes=8-99").body());
    assertEquals(TEXT, served.get(path, "Range", "bytes=-99").body());
    assertEquals(TEXT, served.get(path).body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=5-4", "bytes=-0"})
  void aRangeWithNothingInItIs416(String range) {
    HttpResponse<String> response = served.get("/file", "Range", range);

    assertEquals(416, response.statusCode());
    assertEquals("bytes */10", response.headers().firstValue("content-range").orElse(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,3-4", "lines=1-2", "bytes=a-b", "bytes", "bytes=-"})
  void aRangeThatCannotBeServedIsIgnored(String range) {
    assertEquals(TEXT, served.get("/file", "Range", range).body());
  }

  @Test
  void theSameVersionIsNotSentAgain() {
    HttpResponse<String> response = served.get("/file", "If-None-Match", "\"x\", W/\"v1\"");

    assertEquals(304, response.statusCode());
    assertEquals("", response.body());
  }

  @Test
  void aRangeOfAnotherVersionIsAnsweredWhole() {
    assertEquals(TEXT, served.get("/file", "Range", "bytes=1-2", "If-Range", "\"v0\"").body());
    assertEquals("12", served.get("/file", "Range", "bytes=1-2", "If-Range", "\"v1\"").body());
  }

  @Test
  void headAndAMissingFile() {
    String head = served.raw("HEAD /file HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

    assertTrue(head.contains("Content-Length: 10\r\n") && head.endsWith("\r\n\r\n"), head);
    assertEquals(404, served.get("/gone").statusCode());
  }
}
