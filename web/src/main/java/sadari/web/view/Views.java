package sadari.web.view;

import sadari.web.http.Paging;

/// How entities and pages of them are written.
public record Views(
    StatusPages statuses,
    AccountView accounts,
    MediaView media,
    NotificationPages notifications,
    NotificationGroupPages notificationGroups,
    TagView tags,
    Paging paging,
    Links links) {}
