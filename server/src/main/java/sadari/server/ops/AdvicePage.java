package sadari.server.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sadari.scale.cache.advice.CacheAdvice;
import sadari.scale.cache.advice.CacheAdvisor;
import sadari.web.http.HttpProblem;
import sadari.web.http.Request;
import sadari.web.http.Response;

/// Advice for caches on the internal port: JSON, a table (`format=text`) or a picture
/// (`format=svg`), for a wanted hit ratio (`target=0.95`).
public final class AdvicePage {
  /// What is wanted unless somebody says otherwise.
  public static final double TARGET = 0.95;

  private final CacheAdvisor advisor;

  public AdvicePage(CacheAdvisor advisor) {
    this.advisor = advisor;
  }

  /// Answers with advice; takes about a second of one processor.
  public Response answer(Request request) {
    List<CacheAdvice> advice = advisor.advise(target(request.query().decimal("target")));
    String format = request.query().text("format", "json");
    Response response =
        switch (format) {
          case "json" -> Response.json(AdviceJson.of(advice).getBytes(UTF_8));
          case "text" -> Response.text(AdviceText.of(advice));
          case "svg" ->
              Response.bytes(200, "image/svg+xml", AdvicePicture.of(advice).getBytes(UTF_8));
          default -> throw HttpProblem.badRequest("format is json, text or svg");
        };
    return response.with("Cache-Control", "no-store");
  }

  private static double target(@Nullable Double given) {
    if (given == null) {
      return TARGET;
    }
    if (!(given > 0 && given <= 1)) {
      throw HttpProblem.badRequest("target is a hit ratio, more than 0 and at most 1");
    }
    return given;
  }
}
