package sadari.engine.embeddedkafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The broker's jars, which are files inside our own, unpacked once per user.
///
/// A copy is a folder named by the list of the jars; it appears by one rename, with the hash of
/// each jar beside it, and is made again where a jar has another size.
final class BrokerJars {
  private BrokerJars() {}

  /// The class path of a broker, [BrokerMain] included.
  static String classPath() {
    try {
      Path copy = unpacked(userCache());
      return Stream.concat(Stream.of(own()), names().stream().map(copy::resolve))
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path own() {
    try {
      return Path.of(BrokerJars.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Where this user keeps what can be made again.
  private static Path userCache() {
    Path explicit = Path.of(System.getenv().getOrDefault("XDG_CACHE_HOME", ""));
    if (explicit.isAbsolute()) {
      return explicit.resolve("sadari");
    }
    boolean mac = System.getProperty("os.name", "").startsWith("Mac");
    return Path.of(System.getProperty("user.home", "."))
        .resolve(mac ? "Library/Caches/sadari" : ".cache/sadari");
  }

  private static List<String> names() throws IOException {
    try (InputStream list = resource("list")) {
      String text = new String(list.readAllBytes(), UTF_8).strip();
      return Stream.of(text.split(":")).map(entry -> entry.replace("broker/", "")).toList();
    }
  }

  private static InputStream resource(String name) throws IOException {
    @Nullable InputStream found = BrokerJars.class.getResourceAsStream("/broker/" + name);
    if (found == null) {
      throw new IOException("this build carries no Kafka broker: " + name + " is missing");
    }
    return found;
  }

  private static Path unpacked(Path cache) throws IOException {
    List<String> names = names();
    Path copy =
        cache.resolve("kafka-" + HexFormat.of().toHexDigits(String.join(":", names).hashCode()));
    if (complete(copy, names)) {
      return copy;
    }
    Files.createDirectories(cache);
    Path fresh = Files.createTempDirectory(cache, copy.getFileName() + ".");
    try {
      List<String> noted = new ArrayList<>();
      for (String name : names) {
        noted.add(unpack(name, fresh.resolve(name)));
      }
      Files.write(fresh.resolve("unpacked"), noted);
      if (Files.exists(copy)) {
        Files.move(copy, fresh.resolve("damaged"));
      }
      try {
        Files.move(fresh, copy);
      } catch (IOException lost) {
        if (!complete(copy, names)) { // else another process was first: its copy is as good
          throw lost;
        }
      }
      return copy;
    } finally {
      Folders.delete(fresh);
      Folders.delete(copy.resolve("damaged"));
    }
  }

  private static String unpack(String name, Path to) throws IOException {
    try (InputStream in = resource(name);
        var out =
            new DigestOutputStream(
                Files.newOutputStream(to), MessageDigest.getInstance("SHA-256"))) {
      long size = in.transferTo(out);
      return name + " " + size + " " + HexFormat.of().formatHex(out.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every JDK has SHA-256
    }
  }

  private static boolean complete(Path copy, List<String> names) throws IOException {
    Path noted = copy.resolve("unpacked");
    if (!Files.isRegularFile(noted)) {
      return false;
    }
    List<String> lines = Files.readAllLines(noted);
    for (String line : lines) {
      String[] words = line.split(" ");
      Path jar = copy.resolve(words[0]);
      if (!Files.isRegularFile(jar) || Files.size(jar) != Long.parseLong(words[1])) {
        return false;
      }
    }
    return lines.size() == names.size();
  }
}
