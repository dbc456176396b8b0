package sadari.web.api;

import java.util.List;
import java.util.Set;
import sadari.core.id.AccountId;
import sadari.core.marker.Markers;
import sadari.core.notification.GroupKey;
import sadari.core.notification.Groups;
import sadari.core.notification.Notification;
import sadari.core.notification.Notification.Kind;
import sadari.core.notification.NotificationGroup;
import sadari.core.notification.NotificationStore;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;
import sadari.web.view.NotificationGroupPages.Accounts;
import sadari.web.view.Views;

/// Notifications, those alike as one: `/api/v2/notifications`.
///
/// A page is a page of notifications, grouped: a group that reaches over its end goes on on the
/// next page under the same key.
public final class NotificationGroupsApi {
  private final NotificationStore store;
  private final Groups groups;
  private final Markers markers;
  private final Views views;

  public NotificationGroupsApi(NotificationStore store, Markers markers, Views views) {
    this.store = store;
    this.groups = new Groups(store);
    this.markers = markers;
    this.views = views;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.get("/api/v2/notifications", this::page);
    router.get("/api/v2/notifications/unread_count", this::count);
    router.get("/api/v2/notifications/policy", NotificationGroupsApi::policy);
    router.get("/api/v2/notifications/:key", this::one);
    router.get("/api/v2/notifications/:key/accounts", this::accounts);
    router.post("/api/v2/notifications/:key/dismiss", this::dismiss);
  }

  private Response page(Request request) {
    AccountId reader = Callers.account(request, "read:notifications");
    Page page = Page.ofAccounts(views, request);
    Params params = request.params();
    Accounts expand = expand(params);
    List<Notification> found = NotificationFilter.of(params).page(store, reader, page.wanted());
    return page.answer(
        views
            .notificationGroups()
            .json(reader, NotificationGroup.of(found, grouped(params)), expand),
        found,
        one -> one.id().value());
  }

  private static Accounts expand(Params params) {
    return switch (params.text("expand_accounts", "full")) {
      case "", "full" -> Accounts.FULL;
      case "partial_avatars" -> Accounts.PARTIAL_AVATARS;
      default -> throw HttpProblem.badRequest("expand_accounts must be full or partial_avatars");
    };
  }

  /// What a client that names no kinds can show as groups is what the API grouped first.
  private static Set<Kind> grouped(Params params) {
    return params.has("grouped_types")
        ? NotificationFilter.kinds(params.texts("grouped_types"))
        : GroupKey.USUAL;
  }

  private Response count(Request request) {
    AccountId reader = Callers.account(request, "read:notifications");
    List<Notification> unread = NotificationFilter.unread(store, markers, request, reader);
    int count = NotificationGroup.of(unread, grouped(request.params())).size();
    return Response.json(Json.object(json -> json.field("count", count)));
  }

  /// Nobody's notifications are held back here.
  private static Response policy(Request request) {
    AccountId _ = Callers.account(request, "read:notifications");
    return Response.json(
        Json.object(
            json -> {
              for (String whose :
                  List.of(
                      "not_following",
                      "not_followers",
                      "new_accounts",
                      "private_mentions",
                      "limited_accounts")) {
                json.field("for_" + whose, "accept");
              }
              json.object(
                  "summary",
                  summary ->
                      summary
                          .field("pending_requests_count", 0)
                          .field("pending_notifications_count", 0));
            }));
  }

  private Response one(Request request) {
    AccountId reader = Callers.account(request, "read:notifications");
    return Response.json(
        views.notificationGroups().json(reader, List.of(find(reader, request)), Accounts.FULL));
  }

  private Response accounts(Request request) {
    AccountId reader = Callers.account(request, "read:notifications");
    return Response.json(views.notificationGroups().accounts(find(reader, request)));
  }

  private NotificationGroup find(AccountId reader, Request request) {
    return groups.find(reader, key(request)).orElseThrow(HttpProblem::notFound);
  }

  private static GroupKey key(Request request) {
    return GroupKey.parse(request.segment("key")).orElseThrow(HttpProblem::notFound);
  }

  private Response dismiss(Request request) {
    AccountId reader = Callers.account(request, "write:notifications");
    if (!groups.dismiss(reader, key(request))) {
      throw HttpProblem.notFound();
    }
    return Response.json(Json.object(_ -> {}));
  }
}
