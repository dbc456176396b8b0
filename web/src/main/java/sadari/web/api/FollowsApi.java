package sadari.web.api;

import java.util.List;
import java.util.Map;
import sadari.core.account.AccountStore;
import sadari.core.follow.FollowStore;
import sadari.core.follow.Follows;
import sadari.core.follow.Relation;
import sadari.core.id.AccountId;
import sadari.core.page.Keyed;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;
import sadari.web.view.RelationView;
import sadari.web.view.Views;

/// Following, relationships, and requests to follow.
public final class FollowsApi {
  private static final int MAX_IDS = 80;

  private final Follows follows;
  private final FollowStore store;
  private final AccountStore accounts;
  private final Views views;

  public FollowsApi(Follows follows, FollowStore store, AccountStore accounts, Views views) {
    this.follows = follows;
    this.store = store;
    this.accounts = accounts;
    this.views = views;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.get("/api/v1/accounts/relationships", this::relationships);
    router.post("/api/v1/accounts/:id/follow", this::follow);
    router.post("/api/v1/accounts/:id/unfollow", this::unfollow);
    router.get("/api/v1/follow_requests", this::requests);
    router.post("/api/v1/follow_requests/:id/authorize", request -> answer(request, true));
    router.post("/api/v1/follow_requests/:id/reject", request -> answer(request, false));
  }

  private Response relationships(Request request) {
    AccountId viewer = Callers.account(request, "read:follows");
    List<AccountId> ids = Ask.accounts(request.params(), "id").stream().limit(MAX_IDS).toList();
    if (ids.isEmpty()) {
      return Response.json(Json.array(List.<byte[]>of()));
    }
    Map<AccountId, ?> known = accounts.findAll(ids);
    Map<AccountId, Relation> relations = store.relations(viewer, ids);
    return Response.json(
        RelationView.json(
            ids.stream()
                .filter(known::containsKey)
                .map(id -> relations.getOrDefault(id, Relation.none(id)))
                .toList()));
  }

  private Response follow(Request request) {
    AccountId follower = Callers.account(request, "write:follows");
    Params params = request.params();
    Follows.Wish wish = new Follows.Wish(Ask.flag(params, "reblogs"), Ask.flag(params, "notify"));
    return answer(follows.follow(follower, Ask.account(request), wish));
  }

  private Response unfollow(Request request) {
    AccountId follower = Callers.account(request, "write:follows");
    return answer(follows.unfollow(follower, Ask.account(request)));
  }

  private static Response answer(Follows.Result result) {
    return switch (result) {
      case Follows.Result.Now(Relation relation) -> Response.json(RelationView.json(relation));
      case Follows.Result.NotFound() -> throw HttpProblem.notFound();
      case Follows.Result.Oneself() -> throw HttpProblem.of(403, "You cannot follow yourself");
    };
  }

  private Response requests(Request request) {
    AccountId account = Callers.account(request, "read:follows");
    Page page = Page.ofAccounts(views, request);
    List<Keyed<AccountId>> rows = store.requests(account, page.wanted());
    return page.answer(views.accounts().json(People.inOrder(accounts, rows)), rows, Keyed::key);
  }

  private Response answer(Request request, boolean granted) {
    AccountId account = Callers.account(request, "write:follows");
    return answer(follows.answer(account, Ask.account(request), granted));
  }
}
