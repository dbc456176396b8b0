package sadari.engine.imaging;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import sadari.core.failure.NoRoom;
import sadari.core.failure.Unavailable;

/// Whether the native libraries are unpacked, or can be.
///
/// It is looked at before anything is unpacked: a class whose libraries could not be linked cannot
/// be used any more as long as the process lives, and the server would need hands once the disk has
/// room again.
///
/// @param folder of the libraries
/// @param mark a file that is there when all libraries of this version are
record Unpacked(Path folder, Path mark) {
  /// Some 120 MB, and what others may write meanwhile.
  private static final long ROOM = 160 << 20;

  static Unpacked in(Path folder) {
    // The name of a class does not initialise it.
    CodeSource source = opencv_imgcodecs.class.getProtectionDomain().getCodeSource();
    Path jar = source == null ? null : Path.of(source.getLocation().getPath()).getFileName();
    return new Unpacked(folder, folder.resolve((jar == null ? "libraries" : jar) + ".whole"));
  }

  /// @throws NoRoom where they are not there and the disk has no room for them; nothing was done
  void orRoom() {
    try {
      Files.createDirectories(folder);
      if (!Files.exists(mark) && Files.getFileStore(folder).getUsableSpace() < ROOM) {
        throw new NoRoom("there is no room to unpack the photo engine's libraries");
      }
    } catch (IOException e) {
      throw new Unavailable("the photo engine's libraries cannot be unpacked", e);
    }
  }

  /// Notes that they are there. Where that cannot be noted, it is looked for room once more at the
  /// next start.
  void note() {
    try {
      Path _ = Files.createFile(mark);
    } catch (FileAlreadyExistsException known) {
      // By an earlier start.
    } catch (IOException e) {
      System.getLogger(Unpacked.class.getName())
          .log(System.Logger.Level.WARNING, "not noted that libraries are unpacked: {0}", e);
    }
  }
}
