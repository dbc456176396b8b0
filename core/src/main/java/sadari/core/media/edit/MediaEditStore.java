package sadari.core.media.edit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.JobId;
import sadari.core.id.MediaId;
import sadari.core.outbox.Written;

/// Keeps photos' versions and the edits that were asked for, each in its owner's bucket.
///
/// Edits change the version that was shown when they were asked for, whatever is asked for
/// meanwhile; each has its number from then on. Of several that are under way the one asked for
/// last is shown in the end, in whichever order they finish; undoing counts as asking. So what
/// somebody said last holds.
///
/// Durable when acknowledged; a reader who wrote sees what it wrote. Versions go with their photo.
public interface MediaEditStore {
  /// How many edits of one photo may be under way at a time.
  int MOST_AT_A_TIME = 8;

  /// How many versions a photo may have.
  int MOST_VERSIONS = 200;

  /// Notes that edits are wanted, and a [sadari.core.outbox.Event.PhotoEditAsked], all in one
  /// transaction.
  ///
  /// @param key makes a repeated request give the first one's result; per owner; at most 64
  ///   characters
  Written<Asked> ask(EditJob.Request request, Optional<String> key, EventId event);

  /// What became of asking.
  sealed interface Asked {
    /// It is noted, now or by an earlier request with the same key.
    record Noted(EditJob job) implements Asked {}

    /// There is no such photo of this owner.
    record Missing() implements Asked {}

    /// Says of what there is too much.
    record TooMany(String reason) implements Asked {}
  }

  /// Work that was asked for, or empty.
  Optional<EditJob> find(JobId id);

  /// One version of a photo, or empty.
  Optional<Version> findVersion(MediaId media, int number);

  /// Notes how far it is, unless it is over. Never goes back.
  void progress(JobId id, int percent);

  /// Adds the version and shows it, unless something newer was asked for; once, whoever comes
  /// twice. Of a photo that is gone nothing is kept.
  ///
  /// @return false where it was over already, or the photo is gone
  boolean finish(EditJob job, Version.Look look);

  /// Notes that there will be no version, unless it is over.
  void fail(JobId id, String reason);

  /// Notes that nobody tries any more, unless it is over. It is not under way then; whoever tries
  /// all the same makes it so again.
  void giveUp(JobId id, String reason);

  /// Shows an older version again.
  ///
  /// @param number which; empty for the one that the present one was made of
  Undone undo(AccountId owner, MediaId media, OptionalInt number);

  /// What became of undoing.
  sealed interface Undone {
    /// @param number the version that is shown now
    record Shown(int number) implements Undone {}

    /// There is no such photo of this owner.
    record Missing() implements Undone {}

    /// There is no such version, or it is what was uploaded already.
    record Nothing() implements Undone {}
  }

  /// A photo's versions, or empty where there is no such photo of this owner.
  Optional<History> findHistory(AccountId owner, MediaId media);

  /// @param shown which of them is shown
  /// @param versions oldest first
  record History(int shown, List<Version> versions) {
    public History {
      versions = List.copyOf(versions);
    }
  }
}
