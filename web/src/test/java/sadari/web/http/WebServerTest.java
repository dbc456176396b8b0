package sadari.web.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import sadari.core.failure.OutcomeUnknown;

class WebServerTest {
  private static final String CRLF = "\r\n";

  static Router.Builder routes() {
    return Router.builder()
        .around(Filters.accessLog())
        .around(Filters.secured())
        .around(new Gzip(1_000))
        .get(
            "/api/v1/accounts/:id",
            request -> Response.json(Json.object(json -> json.field("id", request.segment("id")))))
        .get("/api/v1/accounts/lookup", _ -> Response.json(Json.object(_ -> {})))
        .get("/long", _ -> Response.text("la".repeat(5_000)))
        .get(
            "/broken",
            _ -> {
              throw new IllegalStateException("a bug");
            })
        .get(
            "/unknown-outcome",
            _ -> {
              throw new OutcomeUnknown("commit");
            })
        .post("/echo", request -> Response.text(request.params().required("text")))
        .post("/size", WebServerTest::size)
        .with(options -> options.withBodyLimit(100_000));
  }

  private static Response size(Request request) throws IOException {
    Upload file = request.params().file("file");
    if (file == null) {
      throw HttpProblem.invalid("file is missing");
    }
    return Response.text(file.filename() + " " + Files.size(file.path()));
  }

  @Test
  void aHandlerAnswersWithAParameterOfThePath() {
    try (Served served = new Served(routes())) {
      HttpResponse<String> response = served.get("/api/v1/accounts/7");

      assertEquals("{\"id\":\"7\"}", response.body());
      assertEquals("application/json", response.headers().firstValue("content-type").orElse(""));
      assertEquals("nosniff", response.headers().firstValue("x-content-type-options").orElse(""));
      assertEquals("*", response.headers().firstValue("access-control-allow-origin").orElse(""));
      assertEquals(List.of("10"), response.headers().allValues("content-length"));
    }
  }

  @Test
  void aStaticSegmentWinsOverAParameter() {
    try (Served served = new Served(routes())) {
      assertEquals("{}", served.get("/api/v1/accounts/lookup").body());
    }
  }

  @Test
  void aSlashAtTheEndOfAnEndpointMeansNothing() {
    try (Served served = new Served(routes())) {
      assertEquals("{}", served.get("/api/v1/accounts/lookup/").body());
      assertEquals("{\"id\":\"7\"}", served.get("/api/v1/accounts/7/?a=b").body());
      assertEquals(404, served.get("/api/v1/accounts/7//").statusCode());
      assertEquals(404, served.get("/long/").statusCode());
    }
  }

  @Test
  void unknownPathsAndMethodsAreJson() {
    try (Served served = new Served(routes())) {
      HttpResponse<String> unknown = served.get("/api/v1/nothing");
      HttpResponse<String> method = served.send(served.at("/echo").DELETE());

      assertEquals(404, unknown.statusCode());
      assertEquals("{\"error\":\"Record not found\"}", unknown.body());
      assertEquals(405, method.statusCode());
      assertEquals("POST, OPTIONS", method.headers().firstValue("allow").orElse(""));
    }
  }

  @Test
  void aBugIsA500WithTheRequestsId() {
    try (Served served = new Served(routes())) {
      HttpResponse<String> response = served.get("/broken", "X-Request-Id", "given-by-proxy");

      assertEquals(500, response.statusCode());
      assertTrue(response.body().contains("given-by-proxy"));
      assertFalse(response.body().contains("a bug"));
    }
  }

  @Test
  void anUnknownOutcomeSaysSo() {
    try (Served served = new Served(routes())) {
      HttpResponse<String> response = served.get("/unknown-outcome");

      assertEquals(503, response.statusCode());
      assertTrue(response.body().contains("not known"));
      assertTrue(response.headers().firstValue("retry-after").isPresent());
    }
  }

  @Test
  void textComesBackFromJsonFormsAndQueries() {
    try (Served served = new Served(routes())) {
      String form = "application/x-www-form-urlencoded";
      assertEquals("a b", served.post("/echo", "application/json", "{\"text\":\"a b\"}").body());
      assertEquals("a b", served.post("/echo", form, "text=a+b").body());
      assertEquals("a b", served.post("/echo?text=a%20b", form, "").body());
    }
  }

  @Test
  void anUploadIsOnDiskWhileItIsHandledAndGoneAfterwards() {
    String body =
        """
        --x
        Content-Disposition: form-data; name="file"; filename="a.png"
        Content-Type: image/png

        12345
        --x--
        """
            .replace("\n", CRLF);
    try (Served served = new Served(routes())) {
      HttpResponse<String> response = served.post("/size", "multipart/form-data; boundary=x", body);

      assertEquals("a.png 5", response.body());
      assertEquals(List.of(), served.tempFiles());
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() {
    String get = "GET /api/v1/accounts/%d HTTP/1.1\r\nHost: h\r\n%s\r\n";
    try (Served served = new Served(routes())) {
      String answers =
          served.raw(
              get.formatted(1, "")
                  + get.formatted(2, "")
                  + get.formatted(3, "Connection: close\r\n"));

      assertEquals(3, answers.split("HTTP/1.1 200", -1).length - 1);
      assertTrue(answers.indexOf("\"1\"") < answers.indexOf("\"2\""));
      assertTrue(answers.indexOf("\"2\"") < answers.indexOf("\"3\""));
    }
  }

  @Test
  void headHasTheHeadersOfGetAndNoBody() {
    try (Served served = new Served(routes())) {
      String answer = served.raw("HEAD /long HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

      assertTrue(answer.toLowerCase(java.util.Locale.ROOT).contains("content-length: 10000"));
      assertTrue(answer.endsWith(CRLF + CRLF), answer);
    }
  }

  @Test
  void longTextIsCompressedWhenAskedFor() throws Exception {
    try (Served served = new Served(routes())) {
      HttpRequest request = served.at("/long").header("Accept-Encoding", "gzip").build();
      HttpResponse<byte[]> response =
          served.client.send(request, HttpResponse.BodyHandlers.ofByteArray());

      assertEquals("gzip", response.headers().firstValue("content-encoding").orElse(""));
      byte[] plain =
          new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(response.body()))
              .readAllBytes();
      assertArrayEquals("la".repeat(5_000).getBytes(StandardCharsets.UTF_8), plain);
    }
  }

  @Test
  void aTooLargeBodyIsRefusedEarly() {
    try (Served served = new Served(routes())) {
      HttpResponse<String> response =
          served.post("/size", "multipart/form-data; boundary=x", "a".repeat(200_000));

      assertEquals(413, response.statusCode());
      assertEquals("application/json", response.headers().firstValue("content-type").orElse(""));
    }
  }
}
