package sadari.web.api;

import java.util.List;
import java.util.Optional;
import sadari.core.account.Account;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.post.Post;
import sadari.core.post.Visibility;
import sadari.core.publish.Draft;
import sadari.core.publish.Publisher;
import sadari.core.read.Posts;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;
import sadari.web.view.Views;

/// Posts: `/api/v1/statuses`.
public final class StatusesApi {
  private static final int MAX_IDS = 40;
  private static final int MAX_KEY = 1_000;

  private final Publisher publisher;
  private final Posts posts;
  private final Views views;

  public StatusesApi(Publisher publisher, Posts posts, Views views) {
    this.publisher = publisher;
    this.posts = posts;
    this.views = views;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.post("/api/v1/statuses", this::publish);
    router.get("/api/v1/statuses", this::several);
    router.get("/api/v1/statuses/:id", this::one);
    router.delete("/api/v1/statuses/:id", this::delete);
    router.get("/api/v1/statuses/:id/context", this::context);
    router.get("/api/v1/statuses/:id/history", this::history);
    router.get("/api/v1/statuses/:id/source", this::source);
    router.post("/api/v1/statuses/:id/reblog", this::boost);
    router.post("/api/v1/statuses/:id/unreblog", this::unboost);
  }

  private Response publish(Request request) {
    AccountId author = Callers.account(request, "write:statuses");
    Params params = request.params();
    refuseUnsupported(params);
    Draft draft =
        new Draft(
            params.text("status", ""),
            params.text("spoiler_text", ""),
            Ask.flag(params, "sensitive"),
            Ask.visibility(params, "visibility"),
            Ask.language(params.text("language"), "language"),
            Ask.post(params, "in_reply_to_id"),
            Ask.media(params, "media_ids"),
            options(request));
    Publisher.Result result = publisher.publish(author, draft);
    return Response.json(
        result instanceof Publisher.Result.New(Post post, Account account)
            ? views.statuses().fresh(post, account)
            : views.statuses().json(Optional.of(author), published(result)));
  }

  /// What is not there yet is refused aloud, never dropped in silence.
  private static void refuseUnsupported(Params params) {
    if (params.has("poll") && !params.group("poll").names().isEmpty()) {
      throw HttpProblem.invalid("Validation failed: polls are not supported by this server");
    }
    if (!params.text("scheduled_at", "").isEmpty()) {
      throw HttpProblem.invalid(
          "Validation failed: scheduled posts are not supported by this server");
    }
  }

  private static Draft.Options options(Request request) {
    String key = request.header("Idempotency-Key");
    if (key != null && key.length() > MAX_KEY) {
      throw HttpProblem.invalid("Validation failed: Idempotency-Key is too long");
    }
    return new Draft.Options(
        Callers.principal(request).flatMap(principal -> principal.token().app()),
        Optional.ofNullable(key).filter(text -> !text.isBlank()));
  }

  private static Post published(Publisher.Result result) {
    return switch (result) {
      case Publisher.Result.New(Post post, Account _) -> post;
      case Publisher.Result.Done(Post post) -> post;
      case Publisher.Result.Repeated(Post post) -> post;
      case Publisher.Result.NotFound() -> throw HttpProblem.notFound();
      case Publisher.Result.Invalid(Publisher.Flaw flaw) ->
          throw flaw == Publisher.Flaw.REPLY_TO_UNKNOWN
              ? HttpProblem.of(404, reason(flaw))
              : HttpProblem.invalid("Validation failed: " + reason(flaw));
    };
  }

  private static String reason(Publisher.Flaw flaw) {
    return switch (flaw) {
      case EMPTY -> "Text can't be blank";
      case TOO_LONG -> "Text character limit of " + Publisher.MAX_LENGTH + " exceeded";
      case TOO_MANY_MEDIA -> "Cannot attach more than " + Publisher.MAX_MEDIA + " files";
      case MEDIA_UNUSABLE ->
          "A media file does not exist, is not yours, or is part of another post";
      case TOO_MANY_MENTIONS -> "Too many mentions or tags";
      case REPLY_TO_UNKNOWN -> "The post you are trying to reply to does not exist";
      case NOT_BOOSTABLE -> "This post can't be boosted";
    };
  }

  private Response several(Request request) {
    Optional<AccountId> viewer = Callers.viewer(request, "read:statuses");
    List<PostId> ids =
        request.params().ids("id").stream()
            .filter(id -> id > 0)
            .distinct()
            .limit(MAX_IDS)
            .map(PostId::new)
            .toList();
    return Response.json(
        ids.isEmpty()
            ? Json.array(List.<byte[]>of())
            : views.statuses().json(viewer, posts.findAll(viewer, ids)));
  }

  private Response one(Request request) {
    Optional<AccountId> viewer = Callers.viewer(request, "read:statuses");
    return Response.json(views.statuses().json(viewer, find(viewer, request)));
  }

  private Post find(Optional<AccountId> viewer, Request request) {
    return posts.find(viewer, Ask.post(request)).orElseThrow(HttpProblem::notFound);
  }

  private Response delete(Request request) {
    AccountId author = Callers.account(request, "write:statuses");
    Post post =
        posts.find(Optional.of(author), Ask.post(request)).orElseThrow(HttpProblem::notFound);
    byte[] json = views.statuses().deleted(author, post);
    Post _ = published(publisher.delete(author, post.id()));
    return Response.json(json);
  }

  private Response context(Request request) {
    Optional<AccountId> viewer = Callers.viewer(request, "read:statuses");
    Posts.Context context = posts.context(viewer, find(viewer, request));
    byte[] ancestors = views.statuses().json(viewer, context.ancestors());
    byte[] descendants = views.statuses().json(viewer, context.descendants());
    return Response.json(
        Json.object(json -> json.raw("ancestors", ancestors).raw("descendants", descendants)));
  }

  private Response history(Request request) {
    Optional<AccountId> viewer = Callers.viewer(request, "read:statuses");
    return Response.json(views.statuses().history(original(viewer, request)));
  }

  /// For whoever may see the post.
  private Response source(Request request) {
    AccountId viewer = Callers.account(request, "read:statuses");
    return Response.json(views.statuses().source(original(Optional.of(viewer), request)));
  }

  private Post original(Optional<AccountId> viewer, Request request) {
    return posts.findOriginal(viewer, Ask.post(request)).orElseThrow(HttpProblem::notFound);
  }

  private Response boost(Request request) {
    AccountId booster = Callers.account(request, "write:statuses");
    Visibility visibility =
        Ask.visibility(request.params(), "visibility").orElse(Visibility.PUBLIC);
    if (visibility == Visibility.DIRECT) {
      throw HttpProblem.invalid("Validation failed: a boost can't be direct");
    }
    Post boost = published(publisher.boost(booster, Ask.post(request), visibility));
    return Response.json(views.statuses().json(Optional.of(booster), boost));
  }

  private Response unboost(Request request) {
    AccountId booster = Callers.account(request, "write:statuses");
    Post post = published(publisher.unboost(booster, Ask.post(request)));
    return Response.json(views.statuses().json(Optional.of(booster), post));
  }
}
