package sadari.scale.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import sadari.core.id.AccountId;
import sadari.core.id.Id;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;

/// The keys of what is cached. One change concerns several caches, so they are named in one place.
///
/// ```
/// u:ACCOUNT            account with its tally         p:POST     post with its tally
/// r:ACCOUNT:OTHER      how one stands to another      m:MEDIA    photo
/// f:ACCOUNT            celebrities it follows         h:ACCOUNT  first page of its home inbox
/// a:ACCOUNT:KIND       first page of its posts, as strangers see them
/// n:WHAT               how many there are
/// ```
final class Names {
  private Names() {}

  static String text(Id id) {
    return Long.toString(id.value(), Character.MAX_RADIX);
  }

  static String account(AccountId id) {
    return "u:" + text(id);
  }

  static String post(PostId id) {
    return "p:" + text(id);
  }

  static List<String> photos(Collection<MediaId> ids) {
    return ids.stream().map(id -> "m:" + text(id)).toList();
  }

  static String relation(AccountId viewer, AccountId other) {
    return "r:" + text(viewer) + ":" + text(other);
  }

  static String celebrities(AccountId follower) {
    return "f:" + text(follower);
  }

  static String home(AccountId reader) {
    return "h:" + text(reader);
  }

  static List<String> homes(Collection<AccountId> readers) {
    return readers.stream().map(Names::home).toList();
  }

  /// What changes with a post of `author`.
  static List<String> posting(PostId post, AccountId author, Collection<MediaId> photos) {
    List<String> names = new ArrayList<>(photos(photos));
    names.add(post(post));
    names.add(account(author));
    names.add(home(author));
    for (int kind = 0; kind < AuthorPages.KINDS; kind++) {
      names.add("a:" + text(author) + ":" + kind);
    }
    return names;
  }
}
