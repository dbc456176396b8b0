package sadari.web.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sadari.core.id.AccountId;
import sadari.core.notification.Notification;
import sadari.core.notification.Notification.Kind;
import sadari.core.notification.NotificationStore;
import sadari.core.page.PageRequest;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;
import sadari.web.view.Views;

/// Notifications: `/api/v1/notifications`.
public final class NotificationsApi {
  private static final int MAX_COUNTED = 100;

  private final NotificationStore notifications;
  private final Views views;

  public NotificationsApi(NotificationStore notifications, Views views) {
    this.notifications = notifications;
    this.views = views;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.get("/api/v1/notifications", this::page);
    router.get("/api/v1/notifications/unread_count", this::count);
    router.get("/api/v1/notifications/:id", this::one);
    router.post("/api/v1/notifications/clear", this::clear);
    router.post("/api/v1/notifications/:id/dismiss", this::dismiss);
  }

  private Response page(Request request) {
    AccountId reader = Callers.account(request, "read:notifications");
    Page page = Page.ofAccounts(views, request);
    Params params = request.params();
    Long from = params.id("account_id");
    Optional<AccountId> by = Optional.ofNullable(from).filter(id -> id > 0).map(AccountId::new);
    List<Notification> found = notifications.page(reader, kinds(params), by, page.wanted());
    return page.answer(views.notifications().json(reader, found), found, one -> one.id().value());
  }

  /// Kinds that this server does not know are nobody's, and stay so.
  private static Set<Kind> kinds(Params params) {
    Set<Kind> kinds = EnumSet.allOf(Kind.class);
    List<String> only = params.texts("types");
    if (!only.isEmpty()) {
      kinds.removeIf(kind -> !only.contains(name(kind)));
    }
    List<String> not = params.texts("exclude_types");
    kinds.removeIf(kind -> not.contains(name(kind)));
    return kinds;
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private Response count(Request request) {
    AccountId reader = Callers.account(request, "read:notifications");
    int count =
        notifications
            .page(
                reader,
                EnumSet.copyOf(Arrays.asList(Kind.values())),
                Optional.empty(),
                PageRequest.first(MAX_COUNTED))
            .size();
    return Response.json(Json.object(json -> json.field("count", count)));
  }

  private Response one(Request request) {
    AccountId reader = Callers.account(request, "read:notifications");
    Notification notification =
        notifications
            .find(Ask.notification(request))
            .filter(found -> found.reader().equals(reader))
            .orElseThrow(HttpProblem::notFound);
    return Response.json(
        views.notifications().json(reader, notification).orElseThrow(HttpProblem::notFound));
  }

  private Response clear(Request request) {
    notifications.clear(Callers.account(request, "write:notifications"));
    return Response.json(Json.object(_ -> {}));
  }

  private Response dismiss(Request request) {
    AccountId reader = Callers.account(request, "write:notifications");
    if (!notifications.dismiss(reader, Ask.notification(request))) {
      throw HttpProblem.notFound();
    }
    return Response.json(Json.object(_ -> {}));
  }
}
