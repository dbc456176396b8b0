package sadari.engine.imaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sadari.core.failure.Unavailable;
import sadari.core.media.PhotoProcessor;

/// Checks an upload in Java, then has it developed by OpenCV. Thread-safe.
///
/// The file's structure is read first and reduced to a bare file: the native decoders see the
/// pixels' bit stream and its tables, and never EXIF, XMP, colour profiles, animations or trailing
/// bytes.
final class OpenCvPhotoProcessor implements PhotoProcessor {
  /// The longest side that WebP can hold; a JPEG's limit is higher.
  private static final int MAX_SIDE = 16_383;

  private final ImagingConfig config;
  private final Workers workers;

  OpenCvPhotoProcessor(ImagingConfig config, Workers workers) {
    this.config = config;
    this.workers = workers;
  }

  @Override
  public Result process(Path upload, Use use) {
    return workers.run(() -> processHere(upload, use));
  }

  private Result processHere(Path upload, Use use) {
    try {
      Octets file = new Octets(read(upload));
      Container container = Container.read(file, config.maxFrames());
      checkSize(container);
      OpenCv.load(config.natives());
      return Development.develop(container, file, use);
    } catch (BadPhoto bad) {
      return bad.refused();
    } catch (IOException unreadable) {
      throw new Unavailable("the upload cannot be read", unreadable);
    }
  }

  private byte[] read(Path upload) throws BadPhoto, IOException {
    long length = Files.size(upload);
    if (length > config.maxBytes()) {
      throw new BadPhoto(
          Reason.TOO_LARGE, "the file has " + length + " bytes, more than " + config.maxBytes());
    }
    return Files.readAllBytes(upload);
  }

  private void checkSize(Container container) throws BadPhoto {
    if (container.pixels() > config.maxPixels()
        || container.width() > MAX_SIDE
        || container.height() > MAX_SIDE) {
      throw new BadPhoto(
          Reason.TOO_LARGE,
          container.width()
              + " × "
              + container.height()
              + " pixels are more than "
              + config.maxPixels()
              + ", or than "
              + MAX_SIDE
              + " on a side");
    }
    if (container.decodingBytes() > 3 * config.maxPixels()) {
      throw new BadPhoto(
          Reason.TOO_LARGE,
          "photos of this kind may have "
              + 3 * config.maxPixels() / container.layout().decodingBytes()
              + " pixels, this one has "
              + container.pixels());
    }
  }
}
