package sadari.engine.imaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import sadari.core.media.PhotoProcessor.Reason;
import sadari.core.media.PhotoProcessor.Result;
import sadari.core.media.PhotoProcessor.Use;

/// Sends bytes through an engine as an upload would come.
final class Uploads implements AutoCloseable {
  /// Kept between runs, like any build output.
  static final Path NATIVES = Path.of("target", "natives").toAbsolutePath();

  private static final long MAX_PIXELS = 20_000_000;

  private final ImagingEngine engine =
      ImagingEngine.open(
          new ImagingConfig(NATIVES, 2, Duration.ofSeconds(60), 1 << 24, MAX_PIXELS, 100));
  private final Path directory;

  Uploads(Path directory) {
    this.directory = directory;
  }

  Result send(byte[] file, Use use) {
    try {
      Path upload = Files.createTempFile(directory, "upload", "");
      try {
        Files.write(upload, file);
        return engine.photos().process(upload, use);
      } finally {
        Files.delete(upload);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  Result.Processed processed(byte[] file) {
    return processed(file, Use.POST);
  }

  Result.Processed processed(byte[] file, Use use) {
    return Assertions.assertInstanceOf(Result.Processed.class, send(file, use));
  }

  void refused(Reason reason, byte[] file) {
    Result.Refused refused =
        Assertions.assertInstanceOf(Result.Refused.class, send(file, Use.POST));
    Assertions.assertEquals(reason, refused.reason(), refused.message());
  }

  @Override
  public void close() {
    engine.close();
  }
}
