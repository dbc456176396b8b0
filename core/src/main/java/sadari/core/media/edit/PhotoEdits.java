package sadari.core.media.edit;

import java.util.Optional;
import java.util.OptionalInt;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.id.JobId;
import sadari.core.id.MediaId;
import sadari.core.media.edit.MediaEditStore.Asked;
import sadari.core.media.edit.MediaEditStore.History;
import sadari.core.media.edit.MediaEditStore.Undone;
import sadari.core.outbox.Dispatcher;

/// Asking for edits to photos of one's own, and looking after them. The work is done by workers,
/// after the answer.
public final class PhotoEdits {
  private final MediaEditStore edits;
  private final IdGenerator ids;
  private final Dispatcher dispatcher;

  public PhotoEdits(MediaEditStore edits, IdGenerator ids, Dispatcher dispatcher) {
    this.edits = edits;
    this.ids = ids;
    this.dispatcher = dispatcher;
  }

  /// Asks for edits.
  ///
  /// @param key makes a repeated request give the first one's result; at most 64 characters
  public Asked ask(AccountId owner, MediaId media, Edits wanted, Optional<String> key) {
    EditJob.Request request = new EditJob.Request(ids.job(owner), owner, media, wanted);
    return dispatcher.hand(edits.ask(request, key, ids.event(owner)));
  }

  /// Work that `owner` asked for.
  public Optional<EditJob> find(AccountId owner, JobId id) {
    return edits.find(id).filter(job -> job.owner().equals(owner));
  }

  /// Shows an older version again; without a number, the one that the present one was made of.
  public Undone undo(AccountId owner, MediaId media, OptionalInt number) {
    return edits.undo(owner, media, number);
  }

  /// The versions of a photo of one's own.
  public Optional<History> history(AccountId owner, MediaId media) {
    return edits.findHistory(owner, media);
  }
}
