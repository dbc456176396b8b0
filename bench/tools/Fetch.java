import java.nio.file.Files;
import java.nio.file.Path;

/// Keeps the bytes of an answer. Arguments: PLACE PATH TOKEN FILE.
final class Fetch {
  private Fetch() {}

  public static void main(String[] args) throws Exception {
    try (Wire wire = new Wire(args[0])) {
      Files.write(Path.of(args[3]), wire.ask(Wire.get(args[1], args[2])).ok().body());
    }
  }
}
