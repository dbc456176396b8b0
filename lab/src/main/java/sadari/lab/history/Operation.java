package sadari.lab.history;

import java.util.Locale;

/// An operation of a client, as it saw it.
///
/// @param process one of the account's clients
/// @param account who asked
/// @param invoked when it was asked, in nanoseconds since the history began
/// @param completed when the answer was there, or was not waited for any longer
/// @param settled a read made after everything had time to arrive: it must show all there is
public record Operation(
    int process,
    String account,
    Action action,
    Outcome outcome,
    long invoked,
    long completed,
    boolean settled) {

  /// Whether this was over before the other began.
  boolean precedes(Operation other) {
    return completed < other.invoked;
  }

  boolean ok() {
    return outcome == Outcome.OK;
  }

  /// Whether it may have had an effect by a point in time.
  boolean possibleBy(long time) {
    return outcome != Outcome.FAILED && invoked <= time;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s (process %d) %s, %s, from %.3f s to %.3f s%s",
        account,
        process,
        described(),
        switch (outcome) {
          case OK -> "ok";
          case FAILED -> "refused";
          case UNKNOWN -> "outcome unknown";
        },
        invoked / 1e9,
        completed / 1e9,
        settled ? ", when all had settled" : "");
  }

  private String described() {
    return switch (action) {
      case Action.Post(String post, long id) -> "posts " + post + (id == 0 ? "" : " as " + id);
      case Action.Delete(String post) -> "deletes " + post;
      case Action.Favourite(String post) -> "favourites " + post;
      case Action.Unfavourite(String post) -> "unfavourites " + post;
      case Action.Edit(String version) -> "edits their name to " + version;
      case Action.Follow(String target) -> "follows " + target;
      case Action.ReadList(String author, Page page) -> "reads the list of " + author + size(page);
      case Action.ReadHome(Page page) -> "reads home" + size(page);
      case Action.ReadPost(String post, var seen) ->
          "reads "
              + post
              + seen.map(
                      s -> ": " + s.favourites() + " favourites" + (s.favourited() ? ", own" : ""))
                  .orElse(": not there");
      case Action.ReadProfile(String of, String version) ->
          "reads the name of " + of + ": " + version;
    };
  }

  private static String size(Page page) {
    int size = page.entries().size();
    return size == 0
        ? ": empty"
        : ": " + size + " posts from " + page.entries().getFirst().post() + " on";
  }
}
