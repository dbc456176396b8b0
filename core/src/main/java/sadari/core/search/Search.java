package sadari.core.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.account.Handle;
import sadari.core.account.HandleDirectory;
import sadari.core.follow.FollowStore;
import sadari.core.follow.Relation;
import sadari.core.id.AccountId;
import sadari.core.text.Tokenizer;
import sadari.core.timeline.TimelineIndex;

/// Finds people by their handles and names, and tags by how they start.
public final class Search {
  /// More words than this narrow a search no further.
  private static final int MAX_WORDS = 8;

  private final AccountIndex index;
  private final TimelineIndex timelines;
  private final HandleDirectory directory;
  private final AccountStore accounts;
  private final FollowStore follows;
  private final String host;

  /// @param host what stands behind the second `@` of this server's people
  public Search(
      AccountIndex index,
      TimelineIndex timelines,
      HandleDirectory directory,
      AccountStore accounts,
      FollowStore follows,
      String host) {
    this.index = index;
    this.timelines = timelines;
    this.directory = directory;
    this.accounts = accounts;
    this.follows = follows;
    this.host = host.toLowerCase(Locale.ROOT);
  }

  /// Which of the results are wanted.
  ///
  /// @param limit how many at most, from 1
  /// @param offset how many are left out before
  public record Slice(int limit, int offset) {}

  /// People by how their handle, or words of their display name, start; with or without an `@`
  /// before. A whole address, `name@host`, finds whose it is.
  ///
  /// @param follower whom only those are wanted of whom they follow; empty for all
  public List<Account> people(String text, Optional<AccountId> follower, Slice slice) {
    String bare = text.strip();
    bare = bare.startsWith("@") ? bare.substring(1) : bare;
    int at = bare.indexOf('@');
    if (at >= 0) {
      List<AccountId> one = byAddress(bare.substring(0, at), bare.substring(at + 1));
      return accounts(cut(followed(one, follower), slice));
    }
    List<String> prefixes = Words.of(bare).stream().limit(MAX_WORDS).toList();
    return accounts(
        follower.isEmpty()
            ? index.find(prefixes, slice.limit(), slice.offset())
            : cut(followed(index.find(prefixes, AccountIndex.REACH, 0), follower), slice));
  }

  /// A domain that is still being written will do.
  private List<AccountId> byAddress(String handle, String domain) {
    return host.startsWith(domain.toLowerCase(Locale.ROOT))
        ? Handle.parse(handle).flatMap(directory::byHandle).stream().toList()
        : List.of();
  }

  private List<AccountId> followed(List<AccountId> found, Optional<AccountId> follower) {
    if (follower.isEmpty() || found.isEmpty()) {
      return found;
    }
    Map<AccountId, Relation> relations = follows.relations(follower.get(), found);
    return found.stream()
        .filter(id -> relations.getOrDefault(id, Relation.none(id)).following())
        .toList();
  }

  private static <T> List<T> cut(List<T> found, Slice slice) {
    return found.stream().skip(slice.offset()).limit(slice.limit()).toList();
  }

  private List<Account> accounts(List<AccountId> ids) {
    Map<AccountId, Account> found = accounts.findAll(ids);
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /// Tags of public posts by how they start, with or without a hash sign before.
  public List<String> tags(String text, Slice slice) {
    String bare = text.strip();
    bare = bare.startsWith("#") || bare.startsWith("＃") ? bare.substring(1) : bare;
    String prefix = Tokenizer.tagKey(bare);
    boolean several = bare.chars().anyMatch(Character::isWhitespace);
    return prefix.isEmpty() || several || slice.offset() >= AccountIndex.REACH
        ? List.of()
        : cut(timelines.tagsStartingWith(prefix, slice.offset() + slice.limit()), slice);
  }
}
