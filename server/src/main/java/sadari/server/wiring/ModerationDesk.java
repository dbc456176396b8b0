package sadari.server.wiring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sadari.core.id.PostId;
import sadari.core.moderation.Deed;
import sadari.core.moderation.Moderation;
import sadari.core.moderation.Moderation.Result;
import sadari.core.moderation.ModerationLog;
import sadari.core.text.Clean;
import sadari.server.lifecycle.Desk;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Request;
import sadari.web.http.Response;

/// Lets operators remove posts (`POST /operate/moderation`, `remove=ID`, perhaps `reason=TEXT`),
/// and shows them what they did (`GET /operate/moderation?after=ID&limit=N`).
final class ModerationDesk {
  private static final int LONGEST_REASON = 500;

  private final Moderation moderation;
  private final ModerationLog log;

  private ModerationDesk(Moderation moderation, ModerationLog log) {
    this.moderation = moderation;
    this.log = log;
  }

  static void offer(Desk desk, Moderation moderation, ModerationLog log) {
    ModerationDesk operators = new ModerationDesk(moderation, log);
    desk.look("moderation", operators::page);
    desk.deed("moderation", operators::change);
  }

  private Response page(Request request) {
    DeskPage wanted = DeskPage.of(request);
    List<Deed> page = log.page(wanted.after(), wanted.limit());
    return DeskPage.isText(request)
        ? DeskPage.text(lines(page))
        : Response.json(
            200,
            Json.object(
                json ->
                    json.array(
                        "deeds",
                        page,
                        (each, deed) -> each.fields(fields -> write(fields, deed)))));
  }

  private static void write(Json json, Deed deed) {
    json.field("id", deed.id().text());
    json.field("deed", deed.kind().text());
    json.field("done_at", deed.id().madeAt().toString());
    json.field("account", deed.account().text());
    json.field("post", deed.post().map(PostId::text).orElse(null));
    json.field("reason", deed.reason().orElse(null));
  }

  private static String lines(List<Deed> page) {
    return page.isEmpty()
        ? "operators have done nothing\n"
        : page.stream().map(deed -> line(deed) + "\n").collect(Collectors.joining());
  }

  private static String line(Deed deed) {
    return "%s  %s  %s  account %s%s%s"
        .formatted(
            deed.id(),
            deed.id().madeAt(),
            deed.kind().text(),
            deed.account(),
            deed.post().map(post -> "  post " + post).orElse(""),
            deed.reason().map(reason -> "  " + reason).orElse(""));
  }

  private Response change(Request request) {
    @Nullable String remove = request.params().text("remove");
    if (remove == null) {
      throw HttpProblem.badRequest("remove is not given");
    }
    PostId post = new PostId(DeskPage.number(remove));
    return answer(request, moderation.removePost(post, reason(request)), "no post has this id");
  }

  private static Optional<String> reason(Request request) {
    String reason = Clean.line(request.params().text("reason", ""));
    if (Clean.length(reason) > LONGEST_REASON) {
      throw HttpProblem.badRequest("a reason has at most " + LONGEST_REASON + " characters");
    }
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
  }

  private static Response answer(Request request, Result result, String nothing) {
    return switch (result) {
      case Result.Done(Deed deed) -> answer(request, deed, "done");
      case Result.Before(Deed deed) -> answer(request, deed, "done before");
      case Result.NotFound() -> throw HttpProblem.of(404, nothing);
    };
  }

  private static Response answer(Request request, Deed deed, String outcome) {
    return DeskPage.isText(request)
        ? DeskPage.text(outcome + ": " + line(deed) + "\n")
        : Response.json(200, Json.object(json -> write(json, deed)));
  }
}
