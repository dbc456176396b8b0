package sadari.scale.replica;

import java.util.Optional;
import java.util.OptionalInt;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.JobId;
import sadari.core.id.MediaId;
import sadari.core.media.edit.EditJob;
import sadari.core.media.edit.MediaEditStore;
import sadari.core.media.edit.Version;
import sadari.core.outbox.Written;
import sadari.scale.replica.Routing.Routed;

/// Edits to photos. Everything is asked of the primary: whoever hears from it that a version is
/// there sees that version from then on, whichever replica it reads from.
public final class ReplicaMediaEditStore implements MediaEditStore {
  private final Routed<MediaEditStore> routed;

  public ReplicaMediaEditStore(Routed<MediaEditStore> routed) {
    this.routed = routed;
  }

  @Override
  public Written<Asked> ask(EditJob.Request request, Optional<String> key, EventId event) {
    return routed.decide(store -> store.ask(request, key, event));
  }

  @Override
  public Optional<EditJob> find(JobId id) {
    return routed.decide(store -> store.find(id));
  }

  @Override
  public Optional<Version> findVersion(MediaId media, int number) {
    return routed.decide(store -> store.findVersion(media, number));
  }

  @Override
  public void progress(JobId id, int percent) {
    routed.tell(store -> store.progress(id, percent));
  }

  @Override
  public boolean finish(EditJob job, Version.Look look) {
    return routed.decide(store -> store.finish(job, look));
  }

  @Override
  public void fail(JobId id, String reason) {
    routed.tell(store -> store.fail(id, reason));
  }

  @Override
  public void giveUp(JobId id, String reason) {
    routed.tell(store -> store.giveUp(id, reason));
  }

  @Override
  public Undone undo(AccountId owner, MediaId media, OptionalInt number) {
    return routed.decide(store -> store.undo(owner, media, number));
  }

  @Override
  public Optional<History> findHistory(AccountId owner, MediaId media) {
    return routed.decide(store -> store.findHistory(owner, media));
  }
}
