package sadari.web.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import sadari.core.id.AccountId;
import sadari.core.id.MediaId;
import sadari.core.media.Photos;
import sadari.core.media.edit.EditJob;
import sadari.core.media.edit.Edits;
import sadari.core.media.edit.MediaEditStore.Asked;
import sadari.core.media.edit.MediaEditStore.History;
import sadari.core.media.edit.MediaEditStore.Undone;
import sadari.core.media.edit.PhotoEdits;
import sadari.core.media.edit.Version;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Params;
import sadari.web.http.RateClass;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;
import sadari.web.view.Links;
import sadari.web.view.Views;

/// Editing photos of one's own: `/api/sadari/v1/media/:id/edits` and what goes with it, described
/// in [OpenApi]. Work is asked for here and done elsewhere.
public final class PhotoEditsApi {
  private static final String SCOPE = "write:media";
  private static final int MAX_BODY = 65_536;
  private static final int MAX_KEY = 200;

  private final PhotoEdits edits;
  private final Photos photos;
  private final Views views;
  private final Links links;

  public PhotoEditsApi(PhotoEdits edits, Photos photos, Views views, Links links) {
    this.edits = edits;
    this.photos = photos;
    this.views = views;
    this.links = links;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router
        .post("/api/sadari/v1/media/:id/edits", this::ask)
        .with(options -> options.withBodyLimit(MAX_BODY).withRate(RateClass.MEDIA));
    router.post("/api/sadari/v1/media/:id/undo", this::undo);
    router.get("/api/sadari/v1/media/:id/versions", this::versions);
    router.get("/api/sadari/v1/jobs/:id", this::job);
    byte[] document = OpenApi.document();
    router.get("/api/sadari/v1/openapi.json", _ -> Response.json(document));
  }

  private Response ask(Request request) {
    AccountId owner = Callers.account(request, SCOPE);
    MediaId media = Ask.media(request);
    Optional<String> key = key(request);
    Edits wanted =
        switch (Edits.check(steps(request.params()))) {
          case Edits.Checked.Good(Edits good) -> good;
          case Edits.Checked.Bad(String reason) ->
              throw HttpProblem.invalid("Validation failed: " + reason);
        };
    return switch (edits.ask(owner, media, wanted, key)) {
      case Asked.Noted(EditJob job) -> Response.json(202, answer(owner, job));
      case Asked.Missing() -> throw HttpProblem.notFound();
      case Asked.TooMany(String reason) ->
          throw HttpProblem.invalid("Validation failed: " + reason);
    };
  }

  private static Optional<String> key(Request request) {
    String key = request.header("Idempotency-Key");
    if (key == null || key.isBlank()) {
      return Optional.empty();
    }
    if (key.length() > MAX_KEY) {
      throw HttpProblem.invalid("Validation failed: Idempotency-Key is too long");
    }
    try {
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      return Optional.of(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static List<Edits.Step> steps(Params params) {
    List<Edits.Step> steps = new ArrayList<>();
    for (Params sent : params.groups("operations")) {
      Map<String, String> parameters = new HashMap<>();
      for (String name : sent.names()) {
        if (!name.equals("op")) {
          parameters.put(name, sent.plain(name));
        }
      }
      steps.add(new Edits.Step(sent.plain("op"), parameters));
    }
    return steps;
  }

  private Response job(Request request) {
    AccountId owner = Callers.account(request, SCOPE);
    EditJob job = edits.find(owner, Ask.job(request)).orElseThrow(HttpProblem::notFound);
    return Response.json(answer(owner, job)).with("Cache-Control", "no-store");
  }

  private byte[] answer(AccountId owner, EditJob job) {
    return Json.object(json -> json.object("job", fields -> job(fields, owner, job)));
  }

  private void job(Json json, AccountId owner, EditJob job) {
    json.field("id", job.id().text())
        .field("kind", "photo-edit")
        .field("media_id", job.media().text())
        .field("version", job.version())
        .field("url", links.base() + "/api/sadari/v1/jobs/" + job.id().text());
    switch (job.state()) {
      case EditJob.State.Queued() -> json.field("state", "queued").field("progress", 0);
      case EditJob.State.Running(int percent) ->
          json.field("state", "running").field("progress", percent);
      case EditJob.State.Failed(String reason) ->
          json.field("state", "failed").field("progress", 100).field("error", reason);
      case EditJob.State.GivenUp(String reason) ->
          json.field("state", "failed").field("progress", 100).field("error", reason);
      case EditJob.State.Done() -> {
        json.field("state", "done").field("progress", 100);
        photos
            .find(owner, job.media())
            .ifPresent(photo -> json.raw("media", views.media().json(photo)));
      }
    }
  }

  private Response undo(Request request) {
    AccountId owner = Callers.account(request, SCOPE);
    MediaId media = Ask.media(request);
    Long number = request.params().number("version");
    if (number != null && (number < 0 || number > Integer.MAX_VALUE)) {
      throw HttpProblem.invalid("Validation failed: version must be one of the photo's versions");
    }
    OptionalInt version = number == null ? OptionalInt.empty() : OptionalInt.of(number.intValue());
    return switch (edits.undo(owner, media, version)) {
      case Undone.Shown _ ->
          Response.json(
              views.media().json(photos.find(owner, media).orElseThrow(HttpProblem::notFound)));
      case Undone.Missing() -> throw HttpProblem.notFound();
      case Undone.Nothing() ->
          throw HttpProblem.invalid(
              number == null
                  ? "Validation failed: there is nothing to undo"
                  : "Validation failed: version must be one of the photo's versions");
    };
  }

  private Response versions(Request request) {
    AccountId owner = Callers.account(request, SCOPE);
    History history = edits.history(owner, Ask.media(request)).orElseThrow(HttpProblem::notFound);
    return Response.json(
        Json.object(
            json ->
                json.field("shown", history.shown())
                    .array(
                        "versions",
                        history.versions(),
                        (one, version) -> one.fields(fields -> version(fields, version)))));
  }

  private void version(Json json, Version version) {
    views.media().version(json, version);
    version
        .origin()
        .ifPresent(
            origin ->
                json.field("base", origin.base())
                    .field("asked_at", Links.time(origin.job().madeAt()))
                    .array(
                        "operations",
                        origin.edits().steps(),
                        (one, step) -> one.fields(fields -> step(fields, step))));
  }

  private static void step(Json json, Edits.Step step) {
    json.field("op", step.operation());
    step.parameters().forEach(json::field);
  }
}
