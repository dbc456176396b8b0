package sadari.core.account;

import java.time.Instant;
import java.util.Optional;
import sadari.core.id.AccountId;

/// A person on this server, as everybody may see them.
///
/// @param lastPostAt when they last posted or boosted
/// @param celebrity whether so many people follow them that their posts are pulled by readers
///   instead of pushed to inboxes; once set it stays
public record Account(
    AccountId id,
    Handle handle,
    Profile profile,
    Tally tally,
    Instant createdAt,
    Optional<Instant> lastPostAt,
    boolean celebrity) {

  /// The account once it has published a post.
  public Account posted(Instant at) {
    Tally more = new Tally(tally.posts() + 1, tally.followers(), tally.following());
    Instant last = lastPostAt.filter(before -> before.isAfter(at)).orElse(at);
    return new Account(id, handle, profile, more, createdAt, Optional.of(last), celebrity);
  }

  /// How many posts, followers and followed accounts a person has.
  public record Tally(long posts, long followers, long following) {
    /// Of somebody who has just come.
    public static final Tally ZERO = new Tally(0, 0, 0);
  }
}
