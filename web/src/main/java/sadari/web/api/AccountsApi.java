package sadari.web.api;

import java.util.List;
import java.util.Optional;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.account.Handle;
import sadari.core.account.HandleDirectory;
import sadari.core.follow.FollowStore;
import sadari.core.id.AccountId;
import sadari.core.page.Keyed;
import sadari.core.post.Post;
import sadari.core.read.Posts;
import sadari.core.text.Tokenizer;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;
import sadari.web.view.Views;

/// Looking at people: `/api/v1/accounts`.
public final class AccountsApi {
  private static final int MAX_IDS = 40;

  private final AccountStore accounts;
  private final HandleDirectory directory;
  private final FollowStore follows;
  private final Posts posts;
  private final Views views;

  public AccountsApi(
      AccountStore accounts,
      HandleDirectory directory,
      FollowStore follows,
      Posts posts,
      Views views) {
    this.accounts = accounts;
    this.directory = directory;
    this.follows = follows;
    this.posts = posts;
    this.views = views;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.get("/api/v1/accounts", this::several);
    router.get("/api/v1/accounts/lookup", this::lookup);
    router.get("/api/v1/accounts/:id", this::one);
    router.get("/api/v1/accounts/:id/statuses", this::statuses);
    router.get("/api/v1/accounts/:id/followers", this::followers);
    router.get("/api/v1/accounts/:id/following", this::following);
  }

  private Response several(Request request) {
    List<AccountId> ids = Ask.accounts(request.params(), "id").stream().limit(MAX_IDS).toList();
    if (ids.isEmpty()) {
      return Response.json(Json.array(List.<byte[]>of()));
    }
    var found = accounts.findAll(ids);
    return Response.json(
        views
            .accounts()
            .json(
                ids.stream().flatMap(id -> Optional.ofNullable(found.get(id)).stream()).toList()));
  }

  /// `acct` is a handle, with or without this server's domain.
  private Response lookup(Request request) {
    String acct = request.params().required("acct").strip();
    String bare = acct.startsWith("@") ? acct.substring(1) : acct;
    int at = bare.indexOf('@');
    if (at >= 0 && !bare.substring(at + 1).equalsIgnoreCase(views.links().host())) {
      throw HttpProblem.notFound();
    }
    Account account =
        Handle.parse(at < 0 ? bare : bare.substring(0, at))
            .flatMap(directory::byHandle)
            .flatMap(accounts::find)
            .orElseThrow(HttpProblem::notFound);
    return Response.json(views.accounts().json(account));
  }

  private Response one(Request request) {
    return Response.json(views.accounts().json(find(request)));
  }

  private Account find(Request request) {
    return accounts.find(Ask.account(request)).orElseThrow(HttpProblem::notFound);
  }

  private Response statuses(Request request) {
    Optional<AccountId> viewer = Callers.viewer(request, "read:statuses");
    AccountId author = find(request).id();
    Params params = request.params();
    Page page = Page.ofPosts(views, request);
    if (params.flag("pinned", false)) {
      return Response.json(Json.array(List.<byte[]>of()));
    }
    Posts.Wish wish =
        new Posts.Wish(
            params.flag("exclude_replies", false),
            params.flag("exclude_reblogs", false),
            params.flag("only_media", false),
            Ask.text(params, "tagged").filter(tag -> !tag.isEmpty()).map(Tokenizer::tagKey));
    List<Post> found = posts.byAuthor(viewer, author, wish, page.wanted());
    return page.answer(views.statuses().json(viewer, found), found, post -> post.id().value());
  }

  private Response followers(Request request) {
    Page page = Page.ofAccounts(views, request);
    return people(page, follows.followers(find(request).id(), page.wanted()));
  }

  private Response following(Request request) {
    Page page = Page.ofAccounts(views, request);
    return people(page, follows.following(find(request).id(), page.wanted()));
  }

  private Response people(Page page, List<Keyed<AccountId>> rows) {
    return page.answer(views.accounts().json(People.inOrder(accounts, rows)), rows, Keyed::key);
  }
}
