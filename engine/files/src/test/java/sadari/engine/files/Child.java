package sadari.engine.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import sadari.core.failure.Failure;

/// A process of its own that puts blobs until it is killed, or once.
final class Child {
  private Child() {}

  /// Starts one.
  ///
  /// @param maxFileBlocks how long a file it may write, in the shell's blocks; 0 for no bound
  static Process start(Path folder, int size, int puts, int maxFileBlocks) throws IOException {
    String limit = maxFileBlocks == 0 ? "" : "ulimit -f " + maxFileBlocks + "; ";
    List<String> command = new ArrayList<>(List.of("sh", "-c", limit + "exec \"$0\" \"$@\""));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            folder.toString(),
            Integer.toString(size),
            Integer.toString(puts)));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /// Says each key that was acknowledged, or the name of the failure.
  public static void main(String[] args) {
    FilesEngine engine = FilesEngine.open(new FilesConfig(Path.of(args[0]), 0));
    byte[] bytes = new byte[Integer.parseInt(args[1])];
    Random random = new Random();
    int puts = Integer.parseInt(args[2]);
    for (int i = 0; i < puts; i++) {
      random.nextBytes(bytes);
      try {
        System.out.println(engine.blobs().put(bytes, "jpg"));
      } catch (Failure e) {
        System.out.println(e.getClass().getSimpleName());
      }
    }
  }
}
