package sadari.core.media.edit;

import java.util.function.IntConsumer;
import sadari.core.media.BlobStore;
import sadari.core.media.PhotoProcessor;

/// Applies edits to a stored photo, in bounded memory and time: the answer to the same photo and
/// the same edits has the same pixels.
///
/// Shares its bound on photos at a time with [PhotoProcessor]; who waits too long gets
/// [sadari.core.failure.Overloaded].
public interface PhotoEditor {
  /// Applies edits in their order and makes the sizes of a post's photo of the result.
  ///
  /// @param source the original size, as it was stored; stays the caller's to close
  /// @param progress is told how far it is, in percent, now and then and by any thread
  /// @return refused only where the source is no photo that this engine stores
  PhotoProcessor.Result edit(BlobStore.Blob source, Edits edits, IntConsumer progress);
}
