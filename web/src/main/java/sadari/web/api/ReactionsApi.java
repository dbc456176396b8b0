package sadari.web.api;

import java.util.List;
import java.util.Optional;
import sadari.core.account.AccountStore;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.page.Keyed;
import sadari.core.post.Post;
import sadari.core.post.ThreadStore;
import sadari.core.reaction.ReactionStore;
import sadari.core.reaction.Reactions;
import sadari.core.read.Posts;
import sadari.web.http.HttpProblem;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;
import sadari.web.view.Views;

/// Favourites and bookmarks, and who favourited or boosted.
public final class ReactionsApi {
  private final Reactions reactions;
  private final ReactionStore store;
  private final ThreadStore threads;
  private final Posts posts;
  private final AccountStore accounts;
  private final Views views;

  public ReactionsApi(
      Reactions reactions,
      ReactionStore store,
      ThreadStore threads,
      Posts posts,
      AccountStore accounts,
      Views views) {
    this.reactions = reactions;
    this.store = store;
    this.threads = threads;
    this.posts = posts;
    this.accounts = accounts;
    this.views = views;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.post("/api/v1/statuses/:id/favourite", request -> favourite(request, true));
    router.post("/api/v1/statuses/:id/unfavourite", request -> favourite(request, false));
    router.post("/api/v1/statuses/:id/bookmark", request -> bookmark(request, true));
    router.post("/api/v1/statuses/:id/unbookmark", request -> bookmark(request, false));
    router.get("/api/v1/statuses/:id/favourited_by", this::favouritedBy);
    router.get("/api/v1/statuses/:id/reblogged_by", this::boostedBy);
    router.get("/api/v1/favourites", this::favourites);
    router.get("/api/v1/bookmarks", this::bookmarks);
  }

  private Response favourite(Request request, boolean active) {
    AccountId actor = Callers.account(request, "write:favourites");
    return answer(actor, reactions.favourite(actor, Ask.post(request), active));
  }

  private Response bookmark(Request request, boolean active) {
    AccountId actor = Callers.account(request, "write:bookmarks");
    return answer(actor, reactions.bookmark(actor, Ask.post(request), active));
  }

  private Response answer(AccountId actor, Optional<Post> post) {
    return Response.json(
        views.statuses().json(Optional.of(actor), post.orElseThrow(HttpProblem::notFound)));
  }

  private Response favouritedBy(Request request) {
    Page page = Page.ofAccounts(views, request);
    return people(page, store.favouritedBy(visible(request).id(), page.wanted()));
  }

  private Response boostedBy(Request request) {
    Page page = Page.ofAccounts(views, request);
    return people(page, threads.boosters(visible(request).id(), page.wanted()));
  }

  private Post visible(Request request) {
    Optional<AccountId> viewer = Callers.viewer(request, "read:accounts");
    return posts.findOriginal(viewer, Ask.post(request)).orElseThrow(HttpProblem::notFound);
  }

  private Response people(Page page, List<Keyed<AccountId>> rows) {
    return page.answer(views.accounts().json(People.inOrder(accounts, rows)), rows, Keyed::key);
  }

  private Response favourites(Request request) {
    AccountId actor = Callers.account(request, "read:favourites");
    Page page = Page.ofPosts(views, request);
    return marked(actor, page, store.favourites(actor, page.wanted()));
  }

  private Response bookmarks(Request request) {
    AccountId actor = Callers.account(request, "read:bookmarks");
    Page page = Page.ofPosts(views, request);
    return marked(actor, page, store.bookmarks(actor, page.wanted()));
  }

  private Response marked(AccountId actor, Page page, List<Keyed<PostId>> rows) {
    List<Post> found = posts.findAll(Optional.of(actor), rows.stream().map(Keyed::item).toList());
    return page.answer(views.statuses().json(Optional.of(actor), found), rows, Keyed::key);
  }
}
