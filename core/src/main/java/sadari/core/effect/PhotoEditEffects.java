package sadari.core.effect;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import sadari.core.failure.Unavailable;
import sadari.core.id.JobId;
import sadari.core.media.BlobStore;
import sadari.core.media.PhotoProcessor.Encoded;
import sadari.core.media.PhotoProcessor.Result;
import sadari.core.media.Rendition;
import sadari.core.media.edit.EditJob;
import sadari.core.media.edit.MediaEditStore;
import sadari.core.media.edit.PhotoEditor;
import sadari.core.media.edit.Version;
import sadari.core.outbox.Event;

/// Makes the version of a photo that was asked for: read, edited, stored, recorded – in this order,
/// so that a version never names bytes that are not there. Who comes twice finds it made.
public final class PhotoEditEffects {
  /// Progress is noted in steps: each is a write.
  private static final int STEP = 20;

  private final MediaEditStore edits;
  private final PhotoEditor editor;
  private final BlobStore blobs;

  public PhotoEditEffects(MediaEditStore edits, PhotoEditor editor, BlobStore blobs) {
    this.edits = edits;
    this.editor = editor;
    this.blobs = blobs;
  }

  List<Event> asked(JobId id) {
    edits.find(id).filter(job -> !job.isOver()).ifPresent(this::make);
    return List.of();
  }

  void givenUp(JobId id) {
    edits.giveUp(id, "it failed too often and was given up");
  }

  private void make(EditJob job) {
    edits.progress(job.id(), 1);
    Optional<Version> base = edits.findVersion(job.media(), job.base());
    if (base.isEmpty()) {
      edits.fail(job.id(), "the photo was deleted");
      return;
    }
    Optional<BlobStore.Blob> source = blobs.open(base.get().look().original().blob());
    if (source.isEmpty()) {
      edits.fail(job.id(), "the photo's file is not there");
      return;
    }
    switch (edited(job, source.get())) {
      case Result.Refused refused -> edits.fail(job.id(), refused.message());
      case Result.Processed done ->
          edits.finish(
              job,
              new Version.Look(
                  store(done.original()), done.small().map(this::store), done.blurhash()));
    }
  }

  private Result edited(EditJob job, BlobStore.Blob opened) {
    try (BlobStore.Blob source = opened) {
      return editor.edit(source, job.edits(), progress(job.id()));
    } catch (IOException e) {
      throw new Unavailable("the file of a photo cannot be closed", e);
    }
  }

  private IntConsumer progress(JobId id) {
    AtomicInteger noted = new AtomicInteger();
    return percent -> {
      if (percent - noted.get() >= STEP) {
        noted.set(percent);
        edits.progress(id, percent);
      }
    };
  }

  private Rendition store(Encoded encoded) {
    return new Rendition(
        blobs.put(encoded.bytes(), encoded.extension()),
        encoded.bytes().length,
        encoded.width(),
        encoded.height());
  }
}
