package sadari.web.api;

import java.util.List;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.id.AccountId;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;

/// The right answer of lists that must be empty, since this server cannot make what would be in
/// them. A line goes when the thing it stands for comes.
///
/// Who may ask is checked as it will be then, so that a client meets no change.
public final class NothingYetApi {
  /// What anybody may see.
  private static final String OPEN = "";

  /// A list that is empty. With `:id` in the path it is somebody's, and 404 where they are not.
  private record Nothing(String path, String scope) {}

  private static final List<Nothing> LISTS =
      List.of(
          new Nothing("/api/v1/lists", "read:lists"),
          new Nothing("/api/v1/accounts/:id/lists", "read:lists"),
          new Nothing("/api/v1/blocks", "read:blocks"),
          new Nothing("/api/v1/domain_blocks", "read:blocks"),
          new Nothing("/api/v1/mutes", "read:mutes"),
          new Nothing("/api/v1/filters", "read:filters"),
          new Nothing("/api/v2/filters", "read:filters"),
          new Nothing("/api/v1/announcements", "read:accounts"),
          new Nothing("/api/v1/followed_tags", "read:follows"),
          new Nothing("/api/v1/featured_tags", "read:accounts"),
          new Nothing("/api/v1/accounts/:id/featured_tags", OPEN),
          new Nothing("/api/v1/accounts/:id/endorsements", OPEN),
          new Nothing("/api/v1/endorsements", "read:accounts"),
          new Nothing("/api/v1/instance/peers", OPEN),
          new Nothing("/api/v1/instance/domain_blocks", OPEN),
          new Nothing("/api/v1/conversations", "read:statuses"),
          new Nothing("/api/v1/scheduled_statuses", "read:statuses"),
          new Nothing("/api/v1/suggestions", "read:accounts"),
          new Nothing("/api/v2/suggestions", "read:accounts"),
          new Nothing("/api/v1/trends/tags", OPEN),
          new Nothing("/api/v1/trends/statuses", OPEN),
          new Nothing("/api/v1/trends/links", OPEN),
          new Nothing("/api/v1/notifications/requests", "read:notifications"));

  private final AccountStore accounts;

  public NothingYetApi(AccountStore accounts) {
    this.accounts = accounts;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    for (Nothing nothing : LISTS) {
      router.get(nothing.path(), request -> empty(request, nothing));
    }
    router.get("/api/v1/accounts/familiar_followers", this::familiarFollowers);
    router.get("/api/v1/push/subscription", NothingYetApi::subscription);
  }

  private Response empty(Request request, Nothing nothing) {
    if (!nothing.scope().equals(OPEN)) {
      AccountId _ = Callers.account(request, nothing.scope());
    }
    if (nothing.path().contains(":id")) {
      Account _ = accounts.find(Ask.account(request)).orElseThrow(HttpProblem::notFound);
    }
    return Response.json(Json.array(List.<byte[]>of()));
  }

  /// One answer for each account that was asked about.
  private Response familiarFollowers(Request request) {
    AccountId _ = Callers.account(request, "read:follows");
    List<AccountId> ids = Ask.accounts(request.params(), "id").stream().limit(40).toList();
    var known = ids.isEmpty() ? List.<AccountId>of() : List.copyOf(accounts.findAll(ids).keySet());
    return Response.json(
        Json.array(
            ids.stream().filter(known::contains).toList(),
            (json, id) ->
                json.fields(
                    fields ->
                        fields
                            .field("id", id.text())
                            .array("accounts", List.<String>of(), Json::value))));
  }

  private static Response subscription(Request request) {
    AccountId _ = Callers.account(request, "push");
    throw HttpProblem.notFound();
  }
}
