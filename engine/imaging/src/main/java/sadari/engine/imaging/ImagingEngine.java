package sadari.engine.imaging;

import sadari.core.media.PhotoProcessor;
import sadari.core.media.edit.PhotoEditor;

/// The photo engine. Cheap to open: native libraries are loaded with the first photo. Thread-safe.
public final class ImagingEngine implements AutoCloseable {
  private final Workers workers;
  private final PhotoProcessor photos;
  private final PhotoEditor editor;

  private ImagingEngine(ImagingConfig config) {
    workers = new Workers(config.workers(), config.longestWait(), OpenCv::returnFreeMemory);
    photos = new OpenCvPhotoProcessor(config, workers);
    editor = new OpenCvPhotoEditor(config, workers);
  }

  /// Sets the engine up.
  public static ImagingEngine open(ImagingConfig config) {
    return new ImagingEngine(config);
  }

  /// The port. Callable on virtual threads: the work is done on the engine's own threads.
  public PhotoProcessor photos() {
    return photos;
  }

  /// Edits to stored photos; shares the engine's threads with [#photos].
  public PhotoEditor editor() {
    return editor;
  }

  /// Lets running work finish, for up to ten seconds.
  @Override
  public void close() {
    workers.close();
  }
}
