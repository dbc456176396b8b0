package sadari.engine.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import sadari.core.media.BlobStore;
import sadari.core.media.PhotoProcessor.Result;
import sadari.core.media.edit.Edits;

/// Sends pictures through the editor, as files of a store.
final class Retouched implements AutoCloseable {
  private final ImagingEngine engine =
      ImagingEngine.open(
          new ImagingConfig(Uploads.NATIVES, 2, Duration.ofSeconds(60), 1 << 24, 20_000_000, 100));
  private final Path directory;

  Retouched(Path directory) {
    this.directory = directory;
  }

  /// What becomes of a picture; kept exactly, so that only edits change pixels.
  BufferedImage exactly(BufferedImage picture, String edits) {
    return TestPhotos.decoded(edited(TestPhotos.png(picture), edits).original().bytes());
  }

  Result.Processed edited(byte[] file, String edits) {
    return Assertions.assertInstanceOf(Result.Processed.class, result(file, edits));
  }

  Result result(byte[] file, String edits) {
    List<Integer> progress = Collections.synchronizedList(new ArrayList<>());
    try (StoredFile source = new StoredFile(Files.write(directory.resolve("source"), file))) {
      Result result = engine.editor().edit(source, Edits.of(edits), progress::add);
      List<Integer> sorted = progress.stream().sorted().toList();
      Assertions.assertEquals(sorted, progress);
      return result;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    engine.close();
  }

  /// A file as stores give it.
  private record StoredFile(SeekableByteChannel channel, long length) implements BlobStore.Blob {
    StoredFile(Path file) throws IOException {
      this(Files.newByteChannel(file), Files.size(file));
    }

    @Override
    public Optional<Path> file() {
      return Optional.empty();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
