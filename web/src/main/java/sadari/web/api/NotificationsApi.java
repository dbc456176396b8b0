package sadari.web.api;

import java.util.List;
import sadari.core.id.AccountId;
import sadari.core.marker.Markers;
import sadari.core.notification.Notification;
import sadari.core.notification.NotificationStore;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;
import sadari.web.view.Views;

/// Notifications: `/api/v1/notifications`.
public final class NotificationsApi {
  private final NotificationStore notifications;
  private final Markers markers;
  private final Views views;

  public NotificationsApi(NotificationStore notifications, Markers markers, Views views) {
    this.notifications = notifications;
    this.markers = markers;
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
    List<Notification> found =
        NotificationFilter.of(request.params()).page(notifications, reader, page.wanted());
    return page.answer(views.notifications().json(reader, found), found, one -> one.id().value());
  }

  private Response count(Request request) {
    AccountId reader = Callers.account(request, "read:notifications");
    int count = NotificationFilter.unread(notifications, markers, request, reader).size();
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
