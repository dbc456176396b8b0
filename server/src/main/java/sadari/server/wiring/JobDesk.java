package sadari.server.wiring;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import sadari.core.id.EventId;
import sadari.core.outbox.DeadLetters;
import sadari.core.outbox.DeadLetters.DeadLetter;
import sadari.core.outbox.Lane;
import sadari.core.outbox.Outbox.Backlog;
import sadari.server.lifecycle.Desk;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Request;
import sadari.web.http.Response;

/// Shows operators how much slow work there is (`GET /operate/jobs`) and what was given up (`GET
/// /operate/dead-jobs?after=ID&limit=N`), and lets them try that again or throw it away (`POST
/// /operate/jobs`, `replay=ID`, `replay=all` or `discard=ID`).
final class JobDesk {
  /// How many are replayed in one statement; those that die again meanwhile are not replayed twice.
  private static final int REPLAYED = 500;

  private static final int MOST_ROUNDS = 2_000;

  private final DeadLetters dead;
  private final BacklogMeters backlog;
  private final InstantSource clock;

  private JobDesk(DeadLetters dead, BacklogMeters backlog, InstantSource clock) {
    this.dead = dead;
    this.backlog = backlog;
    this.clock = clock;
  }

  static void offer(Desk desk, DeadLetters dead, BacklogMeters backlog, InstantSource clock) {
    JobDesk jobs = new JobDesk(dead, backlog, clock);
    desk.look("jobs", jobs::lanes);
    desk.look("dead-jobs", jobs::page);
    desk.deed("jobs", jobs::change);
  }

  private Response lanes(Request request) {
    Map<Lane, Backlog> now = backlog.now();
    if (DeskPage.isText(request)) {
      return DeskPage.text(JobText.lanes(now, backlog.unread()));
    }
    return Response.json(
        200,
        Json.object(
            json -> {
              json.array(
                  "lanes",
                  List.of(Lane.values()),
                  (each, lane) ->
                      each.fields(
                          fields -> write(fields, lane, now.getOrDefault(lane, Backlog.NONE))));
              json.field("unread", backlog.unread());
            }));
  }

  private static void write(Json json, Lane lane, Backlog backlog) {
    json.field("lane", lane.text());
    json.field("waiting", backlog.waiting());
    json.field("oldest_milliseconds", backlog.oldest().toMillis());
    json.field("dead", backlog.buried());
  }

  private Response page(Request request) {
    DeskPage wanted = DeskPage.of(request);
    List<DeadLetter> page = dead.page(wanted.after(), wanted.limit());
    return DeskPage.list(request, "dead", page, JobDesk::write, JobText::dead);
  }

  private static void write(Json json, DeadLetter letter) {
    json.field("id", Long.toString(letter.id().value()));
    json.field("kind", letter.kind());
    json.field("lane", letter.lane().text());
    json.array("ids", letter.numbers(), (each, number) -> each.value(Long.toString(number)));
    json.field("attempts", letter.attempts());
    json.field("cause", letter.cause());
    json.field("given_up_at", letter.buriedAt().toString());
  }

  private Response change(Request request) {
    String replay = request.params().text("replay");
    String discard = request.params().text("discard");
    if (replay != null && discard == null) {
      int changed =
          "all".equals(replay)
              ? replayAll()
              : one(replay, id -> dead.replay(new EventId(id), clock.instant()));
      return changed(request, "replayed", changed);
    }
    if (discard != null && replay == null) {
      return changed(request, "discarded", one(discard, id -> dead.discard(new EventId(id))));
    }
    throw HttpProblem.badRequest("either replay or discard is given");
  }

  private static Response changed(Request request, String deed, int count) {
    return DeskPage.isText(request)
        ? DeskPage.text(deed + ": " + count + "\n")
        : Response.json(200, Json.object(json -> json.field("changed", count)));
  }

  private static int one(String text, LongPredicate deed) {
    if (!deed.test(DeskPage.number(text))) {
      throw DeskPage.nothing();
    }
    return 1;
  }

  private int replayAll() {
    int all = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int some = dead.replayAll(clock.instant(), REPLAYED);
      all += some;
      if (some < REPLAYED) {
        break;
      }
    }
    return all;
  }
}
