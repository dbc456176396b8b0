package sadari.server.wiring;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sadari.core.job.UnreadJobs;
import sadari.core.job.UnreadJobs.Replayed;
import sadari.core.job.UnreadJobs.Unread;
import sadari.core.outbox.Lane;
import sadari.server.lifecycle.Desk;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Request;
import sadari.web.http.Response;

/// Shows operators what workers could not read (`GET /operate/unread-jobs?after=ID&limit=N`), and
/// lets them put it back into its lane once this server can, or throw it away (`POST
/// /operate/unread-jobs`, `replay=ID`, `replay=all` or `discard=ID`).
final class UnreadDesk {
  private final UnreadJobs unread;

  private UnreadDesk(UnreadJobs unread) {
    this.unread = unread;
  }

  static void offer(Desk desk, UnreadJobs unread) {
    UnreadDesk jobs = new UnreadDesk(unread);
    desk.look("unread-jobs", jobs::page);
    desk.deed("unread-jobs", jobs::change);
  }

  private Response page(Request request) {
    DeskPage wanted = DeskPage.of(request);
    List<Unread> page = unread.page(wanted.after(), wanted.limit());
    return DeskPage.list(request, "unread", page, UnreadDesk::write, UnreadDesk::lines);
  }

  private static void write(Json json, Unread one) {
    json.field("id", Long.toString(one.id()));
    json.field("lane", one.lane().map(Lane::text).orElse(null));
    json.field("bytes", one.bytes());
    json.field("cause", one.cause());
    json.field("put_aside_at", one.at().toString());
    json.field("readable", one.readable());
  }

  private static String lines(List<Unread> page) {
    return page.isEmpty()
        ? "everything could be read\n"
        : page.stream()
            .map(
                one ->
                    "%d  %s  %s  %d bytes  %s  %s%n"
                        .formatted(
                            one.id(),
                            one.at(),
                            one.lane().map(Lane::text).orElse("unknown lane"),
                            one.bytes(),
                            one.cause(),
                            one.readable() ? "readable now" : "not readable"))
            .collect(Collectors.joining());
  }

  private Response change(Request request) {
    @Nullable String replay = request.params().text("replay");
    @Nullable String discard = request.params().text("discard");
    if (replay != null && discard == null) {
      Replayed done = "all".equals(replay) ? unread.replayAll() : one(DeskPage.number(replay));
      return changed(request, "replayed", done.replayed(), done.left());
    }
    if (discard != null && replay == null) {
      if (!unread.discard(DeskPage.number(discard))) {
        throw DeskPage.nothing();
      }
      return changed(request, "discarded", 1, 0);
    }
    throw HttpProblem.badRequest("either replay or discard is given");
  }

  private Replayed one(long id) {
    return switch (unread.replay(id)) {
      case DONE -> new Replayed(1, 0);
      case STILL_UNREAD ->
          throw HttpProblem.of(
              409, "this server cannot read it either: ask one of the release that wrote it");
      case NOT_THERE -> throw DeskPage.nothing();
    };
  }

  private static Response changed(Request request, String deed, int count, int left) {
    String rest = left == 0 ? "" : "; not readable here either: " + left;
    return DeskPage.isText(request)
        ? DeskPage.text(deed + ": " + count + rest + "\n")
        : Response.json(
            200,
            Json.object(
                json -> {
                  json.field("changed", count);
                  json.field("left", left);
                }));
  }
}
