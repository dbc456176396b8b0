package sadari.scale.cache;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.JobId;
import sadari.core.id.MediaId;
import sadari.core.media.edit.EditJob;
import sadari.core.media.edit.MediaEditStore;
import sadari.core.media.edit.Version;
import sadari.core.outbox.Written;

/// Keeps nothing itself: says that a photo shows another version, so that [CachedMediaStore] does
/// not show the one before.
public final class CachedMediaEditStore implements MediaEditStore {
  private final MediaEditStore store;
  private final Changes changes;

  public CachedMediaEditStore(MediaEditStore store, CacheTier tier) {
    this.store = store;
    this.changes = tier.changes();
  }

  private <T> T changing(MediaId media, Supplier<T> change) {
    return changes.make(Names.photos(List.of(media)), change);
  }

  @Override
  public Written<Asked> ask(EditJob.Request request, Optional<String> key, EventId event) {
    return store.ask(request, key, event);
  }

  @Override
  public Optional<EditJob> find(JobId id) {
    return store.find(id);
  }

  @Override
  public Optional<Version> findVersion(MediaId media, int number) {
    return store.findVersion(media, number);
  }

  @Override
  public void progress(JobId id, int percent) {
    store.progress(id, percent);
  }

  @Override
  public boolean finish(EditJob job, Version.Look look) {
    return changing(job.media(), () -> store.finish(job, look));
  }

  @Override
  public void fail(JobId id, String reason) {
    store.fail(id, reason);
  }

  @Override
  public void giveUp(JobId id, String reason) {
    store.giveUp(id, reason);
  }

  @Override
  public Undone undo(AccountId owner, MediaId media, OptionalInt number) {
    return changing(media, () -> store.undo(owner, media, number));
  }

  @Override
  public Optional<History> findHistory(AccountId owner, MediaId media) {
    return store.findHistory(owner, media);
  }
}
