package sadari.server.wiring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sadari.core.account.Handle;
import sadari.core.account.HandleDirectory;
import sadari.core.id.AccountId;
import sadari.core.id.Id;
import sadari.core.id.IdGenerator;
import sadari.core.id.PostId;
import sadari.core.moderation.Deed;
import sadari.core.moderation.Moderation;
import sadari.core.moderation.Moderation.Result;
import sadari.core.moderation.ModerationLog;
import sadari.core.session.TokenStore;
import sadari.core.text.Clean;
import sadari.engine.postgres.PostgresEngine;
import sadari.server.lifecycle.Desk;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;

/// Lets operators remove posts, and freeze, thaw and clear accounts (`POST /operate/moderation`,
/// `remove=ID`, `freeze=NAME`, `thaw=NAME` or `clear=NAME`, perhaps `reason=TEXT`; an account's id
/// does for its name), and shows them what they did (`GET /operate/moderation?after=ID&limit=N`).
final class ModerationDesk {
  private static final int LONGEST_REASON = 500;
  private static final List<String> DEEDS = List.of("remove", "freeze", "thaw", "clear");
  private static final String NOBODY = "nobody has this name or id";

  private final Moderation moderation;
  private final ModerationLog log;
  private final HandleDirectory handles;

  private ModerationDesk(Moderation moderation, ModerationLog log, HandleDirectory handles) {
    this.moderation = moderation;
    this.log = log;
    this.handles = handles;
  }

  /// @param database where everything is as it is now
  /// @param tokens which requests are checked by
  static void offer(
      Desk desk, PostgresEngine database, TokenStore tokens, Domain domain, IdGenerator ids) {
    ModerationLog log = database.moderation();
    Moderation moderation =
        new Moderation(
            database.posts(),
            domain.writing().publisher(),
            database.accounts(),
            tokens,
            log,
            ids,
            domain.events());
    ModerationDesk operators = new ModerationDesk(moderation, log, database.handles());
    desk.reading("moderation", operators::page);
    desk.deed("moderation", operators::change);
  }

  private Response page(Request request) {
    DeskPage wanted = DeskPage.of(request);
    List<Deed> page = log.page(wanted.after(), wanted.limit());
    return DeskPage.list(request, "deeds", page, ModerationDesk::write, ModerationDesk::lines);
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
    Params params = request.params();
    List<String> deeds = DEEDS.stream().filter(params::has).toList();
    if (deeds.size() != 1) {
      throw HttpProblem.badRequest("one of " + String.join(", ", DEEDS) + " is given");
    }
    String what = params.text(deeds.getFirst(), "");
    Optional<String> reason = reason(params);
    return switch (deeds.getFirst()) {
      case "remove" ->
          answer(
              request,
              moderation.removePost(new PostId(DeskPage.number(what)), reason),
              "no post has this id");
      case "freeze" -> answer(request, moderation.freeze(account(what), reason), NOBODY);
      case "thaw" -> answer(request, moderation.thaw(account(what), reason), NOBODY);
      default -> answer(request, moderation.clear(account(what), reason), NOBODY);
    };
  }

  /// Whom a name or an id means. A name may consist of digits, too: it comes first.
  private AccountId account(String text) {
    String name = text.startsWith("@") ? text.substring(1) : text;
    return Handle.parse(name)
        .flatMap(handles::byHandle)
        .orElseGet(() -> new AccountId(idOfNobodysName(name)));
  }

  private static long idOfNobodysName(String text) {
    return Id.parse(text).orElseThrow(() -> HttpProblem.of(404, NOBODY));
  }

  private static Optional<String> reason(Params params) {
    String reason = Clean.line(params.text("reason", ""));
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
