package sadari.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileRequestTest {
  private static final String POST = "POST /echo HTTP/1.1\r\nHost: h\r\n";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  private Served served;

  @BeforeEach
  void start() {
    Router.Builder routes =
        WebServerTest.routes()
            .get("/split", _ -> Response.text("x").with("X-A", "a\r\nSet-Cookie: b=c"))
            .get("/wide", _ -> Response.text("x").with("X-A", "\u010a"))
            .get("/files/:name", request -> Response.text(request.segment("name")));
    served = new Served(routes);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private void assertAnswered(int status, String request) {
    assertAnswered(status, served.raw(request), "application/json");
  }

  private static void assertAnswered(int status, String answer, String type) {
    assertTrue(answer.matches("(?s)HTTP/1.[01] " + status + " .*"), answer);
    assertTrue(answer.contains(type), answer);
    assertTrue(answer.contains("{\"error\":\""), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "Content-Length: -1\r\n\r\n",
        "Content-Length: 1x\r\n\r\n",
        "Content-Length : 3\r\n\r\nabc",
        "No colon\r\n\r\n",
      })
  void ambiguousHeadersAreRefusedAndTheConnectionEnds(String rest) {
    assertAnswered(400, POST + FORM + rest);
  }

  @Test
  void tooLongRequestLinesAndHeadersAreRefused() {
    assertAnswered(414, "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: h\r\n\r\n");
    assertAnswered(431, "GET / HTTP/1.1\r\nHost: h\r\nX: " + "a".repeat(40_000) + "\r\n\r\n");
    assertAnswered(431, "GET / HTTP/1.1\r\n" + "X: a\r\n".repeat(10_000) + "\r\n");
  }

  @Test
  void brokenChunksEndTheConnectionWithoutCallingTheHandler() {
    String answer =
        served.raw(POST + FORM + "Transfer-Encoding: chunked\r\n\r\n5\r\ntext=\r\nzz\r\n");

    assertFalse(answer.contains(" 200 "), answer);
    assertEquals(0, served.server.inFlight());
  }

  private static Served impatient() {
    Duration soon = Duration.ofMillis(500);
    ServerConfig.Timeouts quick = new ServerConfig.Timeouts(soon, soon, soon);
    return new Served(WebServerTest.routes(), config -> config.withTimeouts(quick));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G", "GET / HTTP/1.1\r\nHost: h\r\nX-A: a"})
  void headersThatNeverCompleteAreCutOff(String start) {
    try (Served quick = impatient()) {
      assertEquals("", quick.raw(start));
    }
  }

  @Test
  void headersThatTrickleInAreCutOff() throws Exception {
    try (Served quick = impatient();
        Socket socket = new Socket("127.0.0.1", quick.server.port())) {
      socket.setSoTimeout(20);
      int sent = 0;
      boolean open = true;
      while (open && sent < 1_000) {
        socket.getOutputStream().write('G');
        sent++;
        open = !closed(socket);
      }

      assertFalse(open);
    }
  }

  private static boolean closed(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\ntext=",
        "echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\ntext=\r\n",
        "size HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=x\r\n"
            + "Content-Length: 100\r\n\r\n--x",
      })
  void bodiesThatNeverCompleteAreCutOff(String rest) {
    try (Served quick = impatient()) {
      assertAnswered(408, quick.raw("POST /" + rest), "application/json");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/split", "/wide"})
  void lineBreaksInResponseHeadersAreRefused(String path) {
    var response = served.get(path);

    assertEquals(500, response.statusCode());
    assertTrue(response.headers().firstValue("set-cookie").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/files/%", "/files/%2", "/files/%ff", "/files/%c0%ae", "/echo?text=%ff"})
  void brokenPercentEncodingIsRefused(String target) {
    String method = target.startsWith("/echo") ? "POST " : "GET ";
    assertAnswered(400, method + target + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/files/../files/a",
        "/files/a/..",
        "//files/a",
        "/files//a",
        "*",
        "h:1",
        "/files/"
      })
  void pathsAreNeverNormalised(String target) {
    assertAnswered(404, "GET " + target + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  }

  @Test
  void anEncodedSlashStaysInsideItsParameter() {
    assertEquals("../a", served.get("/files/..%2Fa").body());
    assertEquals(422, served.get("/files/%00").statusCode());
  }

  @Test
  void anUnknownMethodIs501() {
    assertAnswered(501, "BREW /files/a HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  }

  @Test
  void invalidUtf8InABodyIsRefused() {
    assertEquals(
        400, served.post("/echo", "application/json", "{\"text\":\"\u00ff\"}").statusCode());
    assertEquals(
        400, served.post("/echo", "application/x-www-form-urlencoded", "text=\u00ff").statusCode());
  }

  @Test
  void anOddRequestIdIsNotRepeated() {
    var response = served.get("/long", "X-Request-Id", "<script>alert(1)</script>");

    assertFalse(response.headers().firstValue("x-request-id").orElse("<").contains("<"));
  }
}
