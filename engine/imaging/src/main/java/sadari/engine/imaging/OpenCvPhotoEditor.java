package sadari.engine.imaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.function.IntConsumer;
import sadari.core.failure.Failure;
import sadari.core.failure.Overloaded;
import sadari.core.failure.Unavailable;
import sadari.core.media.BlobStore;
import sadari.core.media.PhotoProcessor.Reason;
import sadari.core.media.PhotoProcessor.Result;
import sadari.core.media.edit.Edits;
import sadari.core.media.edit.PhotoEditor;

/// Has stored photos edited by OpenCV. Thread-safe.
///
/// What is stored was made by [OpenCvPhotoProcessor]; it is checked all the same, as the store may
/// be in other hands. The file is read when a worker is free, so that those who wait hold no
/// memory.
final class OpenCvPhotoEditor implements PhotoEditor {
  /// The most that 8.3 megapixels can need: a transparent PNG that nothing packs.
  private static final long MAX_BYTES = Frame.ORIGINAL_AREA * 4 + (1 << 20);

  private final ImagingConfig config;
  private final Workers workers;

  OpenCvPhotoEditor(ImagingConfig config, Workers workers) {
    this.config = config;
    this.workers = workers;
  }

  @Override
  public Result edit(BlobStore.Blob source, Edits edits, IntConsumer progress) {
    return workers.run(() -> editHere(source, edits, progress));
  }

  private Result editHere(BlobStore.Blob source, Edits edits, IntConsumer progress) {
    try {
      Container container = Container.read(new Octets(read(source)), 1);
      if (container.pixels() > Frame.ORIGINAL_AREA || container.format() == Container.Format.GIF) {
        throw new BadPhoto(Reason.UNSUPPORTED, "not a photo that was stored here");
      }
      OpenCv.load(config.natives());
      return Retouching.retouch(container, edits.list(), progress);
    } catch (BadPhoto bad) {
      return bad.refused();
    } catch (IOException unreadable) {
      throw new Unavailable("the stored photo cannot be read", unreadable);
    } catch (Failure known) {
      throw known;
    } catch (RuntimeException refused) {
      if (OpenCv.lacksMemory(refused)) {
        throw new Overloaded("not enough memory for a photo", refused);
      }
      // Trying again would give the same.
      return new Result.Refused(Reason.DAMAGED, "the photo cannot be edited like this");
    }
  }

  private static byte[] read(BlobStore.Blob source) throws BadPhoto, IOException {
    if (source.length() > MAX_BYTES) {
      throw new BadPhoto(
          Reason.TOO_LARGE, "the stored photo has more than " + MAX_BYTES + " bytes");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) source.length());
    SeekableByteChannel channel = source.channel();
    channel.position(0);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw BadPhoto.damaged("the stored photo ends too soon");
      }
    }
    return bytes.array();
  }
}
