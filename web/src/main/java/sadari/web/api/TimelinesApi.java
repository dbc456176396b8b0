package sadari.web.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sadari.core.id.AccountId;
import sadari.core.post.Post;
import sadari.core.read.Timelines;
import sadari.core.text.Tokenizer;
import sadari.core.timeline.TimelineIndex.TagFilter;
import sadari.web.http.HttpProblem;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;
import sadari.web.view.Views;

/// Timelines: `/api/v1/timelines`.
public final class TimelinesApi {
  private static final int MAX_TAGS = 20;

  private final Timelines timelines;
  private final Views views;

  public TimelinesApi(Timelines timelines, Views views) {
    this.timelines = timelines;
    this.views = views;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.get("/api/v1/timelines/home", this::home);
    router.get("/api/v1/timelines/public", this::everybody);
    router.get("/api/v1/timelines/tag/:tag", this::tagged);
  }

  private Response home(Request request) {
    AccountId reader = Callers.account(request, "read:statuses");
    Page page = Page.ofPosts(views, request);
    return answer(Optional.of(reader), page, timelines.home(reader, page.wanted()));
  }

  private Response everybody(Request request) {
    Optional<AccountId> viewer = Callers.viewer(request, "read:statuses");
    Page page = Page.ofPosts(views, request);
    Params params = request.params();
    if (params.flag("remote", false)) {
      // Everybody here is local.
      return answer(viewer, page, List.of());
    }
    boolean onlyMedia = params.flag("only_media", false);
    return answer(viewer, page, timelines.everybody(viewer, onlyMedia, page.wanted()));
  }

  private Response tagged(Request request) {
    Optional<AccountId> viewer = Callers.viewer(request, "read:statuses");
    Page page = Page.ofPosts(views, request);
    Params params = request.params();
    Set<String> any = tags(params, "any");
    any.add(Tokenizer.tagKey(request.segment("tag")));
    TagFilter filter =
        new TagFilter(
            any, tags(params, "all"), tags(params, "none"), params.flag("only_media", false));
    return answer(viewer, page, timelines.tagged(viewer, filter, page.wanted()));
  }

  private static Set<String> tags(Params params, String name) {
    List<String> tags = params.texts(name);
    if (tags.size() > MAX_TAGS) {
      throw HttpProblem.invalid("Validation failed: " + name + " has more than 20 tags");
    }
    return tags.stream()
        .map(Tokenizer::tagKey)
        .collect(Collectors.toCollection(java.util.HashSet::new));
  }

  private Response answer(Optional<AccountId> viewer, Page page, List<Post> posts) {
    return page.answer(views.statuses().json(viewer, posts), posts, post -> post.id().value());
  }
}
