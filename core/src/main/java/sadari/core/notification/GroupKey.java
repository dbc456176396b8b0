package sadari.core.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sadari.core.id.Id;
import sadari.core.id.NotificationId;
import sadari.core.id.PostId;
import sadari.core.notification.Notification.Kind;
import sadari.core.page.PageRequest;

/// Says which notifications are shown as one. Opaque to clients.
public sealed interface GroupKey {
  /// The kinds that are grouped unless a client asks for less.
  Set<Kind> USUAL = EnumSet.of(Kind.FAVOURITE, Kind.REBLOG, Kind.FOLLOW);

  /// The form used in JSON and URLs.
  String text();

  /// A notification on its own.
  record Alone(NotificationId id) implements GroupKey {
    @Override
    public String text() {
      return "ungrouped-" + id.text();
    }
  }

  /// Those of one kind about the same post, or about none, that came within the same half day
  /// (UTC).
  ///
  /// The half day bounds a group: since ids sort by time, it is a range of ids.
  ///
  /// @param halfDay counted from 1970
  record Together(Kind kind, Optional<PostId> post, long halfDay) implements GroupKey {
    private static final Duration LENGTH = Duration.ofHours(12);
    private static final Pattern TEXT =
        Pattern.compile("([a-z]{1,20})(?:-(\\d{1,19}))?-(\\d{1,6})");

    private static Together of(Notification notification) {
      return new Together(
          notification.kind(),
          notification.post(),
          notification.createdAt().getEpochSecond() / LENGTH.toSeconds());
    }

    @Override
    public String text() {
      return kind.name().toLowerCase(Locale.ROOT)
          + post.map(about -> "-" + about.text()).orElse("")
          + "-"
          + halfDay;
    }

    /// The newest `limit` ids of the half day.
    PageRequest page(int limit) {
      Instant start = Instant.EPOCH.plus(LENGTH.multipliedBy(halfDay));
      long after = Math.max(0, Id.floor(start) - 1);
      return PageRequest.first(limit).withAfter(after).withBefore(Id.floor(start.plus(LENGTH)));
    }

    private static Optional<GroupKey> parse(String text) {
      Matcher parts = TEXT.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      return USUAL.stream()
          .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(parts.group(1)))
          .<GroupKey>map(
              kind -> new Together(kind, post(parts.group(2)), Long.parseLong(parts.group(3))))
          .filter(key -> key.text().equals(text))
          .findFirst();
    }

    private static Optional<PostId> post(@org.jspecify.annotations.Nullable String digits) {
      var id = digits == null ? java.util.OptionalLong.empty() : Id.parse(digits);
      return id.isPresent() && id.getAsLong() > 0
          ? Optional.of(new PostId(id.getAsLong()))
          : Optional.empty();
    }
  }

  /// The group of a notification.
  ///
  /// @param grouped the kinds that are grouped; {@link #USUAL} at most
  static GroupKey of(Notification notification, Set<Kind> grouped) {
    return USUAL.contains(notification.kind()) && grouped.contains(notification.kind())
        ? Together.of(notification)
        : new Alone(notification.id());
  }

  /// Reads what `text` writes; empty for anything else.
  static Optional<GroupKey> parse(String text) {
    if (!text.startsWith("ungrouped-")) {
      return Together.parse(text);
    }
    var id = Id.parse(text.substring("ungrouped-".length()));
    return id.isPresent() && id.getAsLong() > 0
        ? Optional.of(new Alone(new NotificationId(id.getAsLong())))
        : Optional.empty();
  }
}
