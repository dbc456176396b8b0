package sadari.engine.embeddeds3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// An object store as a value: what it is told, and how it is started.
///
/// @param folder for its settings, its jars and its objects
/// @param listen the address it listens on
/// @param accessKey who may ask it
/// @param secretKey what proves that
public record ObjectStore(
    Path folder, String listen, int port, String accessKey, String secretKey) {

  /// Writes its settings; called before every start.
  public void prepare() throws IOException {
    Path objects = folder.resolve("objects");
    Files.createDirectories(objects);
    Files.write(
        file(),
        List.of(
            "s3proxy.endpoint=http://" + listen + ":" + port,
            "s3proxy.authorization=aws-v4",
            "s3proxy.identity=" + accessKey,
            "s3proxy.credential=" + secretKey,
            "s3proxy.jetty.max-threads=64",
            "jclouds.provider=filesystem-nio2",
            "jclouds.filesystem.basedir=" + objects));
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
  }

  /// The command that runs it in the foreground.
  ///
  /// @param withParent whether it ends when its standard input does
  public List<String> command(boolean withParent) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xms24m",
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dlogback.configurationFile=sadari/engine/embeddeds3/store-logback.xml"));
    words.addAll(
        List.of("-cp", StoreJars.classPath(folder.resolve("jars")), StoreMain.class.getName()));
    words.add(file().toString());
    if (withParent) {
      words.add("--with-parent");
    }
    return words;
  }

  /// Where it is asked.
  public String endpoint() {
    return "http://" + listen + ":" + port;
  }

  private Path file() {
    return folder.resolve("store.properties");
  }

  @Override
  public String toString() {
    return "ObjectStore[" + endpoint() + "]";
  }
}
