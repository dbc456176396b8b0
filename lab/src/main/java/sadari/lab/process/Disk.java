package sadari.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A small disk of its own for one component: a file system in memory, which only root may mount.
///
/// @param folder where it is mounted
public record Disk(Path folder) {
  private static final String BALLAST = "ballast";

  /// Whether this process may mount one.
  public static boolean allowed() {
    return "root".equals(System.getProperty("user.name")) && Programs.find("mount").isPresent();
  }

  /// Mounts one of `bytes` on a folder, which must be there.
  public static void mount(Path folder, long bytes) throws InterruptedException {
    String _ =
        Command.of(
                Path.of("/"),
                List.of(
                    Programs.require("mount"),
                    "-t",
                    "tmpfs",
                    "-o",
                    "size=" + bytes + ",mode=700",
                    "sadari-lab",
                    folder.toString()))
            .succeed();
  }

  /// Whether a folder has a disk of its own.
  public boolean isThere() throws IOException {
    return !Files.getFileStore(folder).equals(Files.getFileStore(folder.getParent()));
  }

  /// Leaves no room.
  public void fill() throws IOException, InterruptedException {
    fillUpTo(0);
  }

  /// Leaves room for `left` bytes, in whole pages of 4 KiB.
  public void fillUpTo(long left) throws IOException, InterruptedException {
    empty();
    long room = Files.getFileStore(folder).getUsableSpace() - left;
    String _ =
        Command.of(
                Path.of("/"),
                List.of(
                    Programs.require("fallocate"),
                    "--length=" + Math.max(1, room),
                    folder.resolve(BALLAST).toString()))
            .succeed();
  }

  /// Gives the room back.
  public void empty() throws IOException {
    Files.deleteIfExists(folder.resolve(BALLAST));
  }
}
