package sadari.core.session;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a token allows: a set of OAuth scopes such as `read`, `write:statuses` or `follow`.
///
/// A scope without a colon covers all that begin with it: `write` covers `write:media`. The old
/// `follow` covers reading and writing of follows, blocks and mutes.
///
/// @param names the scopes' names, each known
public record Scopes(Set<String> names) {
  /// What a token has when nothing was asked for.
  public static final Scopes READ = new Scopes(Set.of("read"));

  /// What the server's own pages have.
  public static final Scopes ALL = new Scopes(Set.of("read", "write", "follow", "push"));

  private static final Set<String> PARTS =
      Set.of(
          "accounts",
          "blocks",
          "bookmarks",
          "conversations",
          "favourites",
          "filters",
          "follows",
          "lists",
          "media",
          "mutes",
          "notifications",
          "reports",
          "search",
          "statuses");
  private static final Set<String> FOLLOW_PARTS = Set.of("follows", "blocks", "mutes");

  public Scopes {
    names = Set.copyOf(names);
  }

  /// Reads scopes separated by white space or `+`; empty where one is not known or none is there.
  public static Optional<Scopes> parse(String text) {
    Set<String> names =
        Arrays.stream(text.trim().split("[\\s+]+", -1))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    return names.isEmpty() || !names.stream().allMatch(Scopes::isKnown)
        ? Optional.empty()
        : Optional.of(new Scopes(names));
  }

  private static boolean isKnown(String name) {
    return switch (name) {
      case "read", "write", "follow", "push", "profile" -> true;
      default -> {
        int colon = name.indexOf(':');
        if (colon < 0) {
          yield false;
        }
        String kind = name.substring(0, colon);
        yield (kind.equals("read") || kind.equals("write"))
            && PARTS.contains(name.substring(colon + 1));
      }
    };
  }

  /// Whether `wanted`, such as `write:statuses`, is allowed.
  public boolean covers(String wanted) {
    if (names.contains(wanted)) {
      return true;
    }
    int colon = wanted.indexOf(':');
    if (colon < 0) {
      return false;
    }
    return names.contains(wanted.substring(0, colon))
        || (names.contains("follow") && FOLLOW_PARTS.contains(wanted.substring(colon + 1)));
  }

  /// Whether all of `wanted` are allowed.
  public boolean coversAll(Scopes wanted) {
    return coversAll(wanted.names);
  }

  private boolean coversAll(Collection<String> wanted) {
    return wanted.stream().allMatch(this::covers);
  }

  /// The form of the wire: names in order, a space between.
  public String text() {
    return String.join(" ", new TreeSet<>(names));
  }
}
