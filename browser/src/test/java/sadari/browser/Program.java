package sadari.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The real program in a process of its own, on a port that the system chose, with an empty folder
/// of data that goes with it.
final class Program implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("is ready: (http\\S+)");
  private static final long START_SECONDS = 90;
  private static final long STOP_SECONDS = 40;

  private final Process process;
  private final Path data;
  private final URI address;

  private Program(Process process, Path data, URI address) {
    this.process = process;
    this.data = data;
    this.address = address;
  }

  /// @param settings as `name=value`, beyond those that all stories have
  static Program start(String... settings) {
    try {
      Path data = Files.createTempDirectory("sadari-browser");
      Process process =
          new ProcessBuilder(command(data, settings)).redirectErrorStream(true).start();
      return new Program(process, data, ready(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Path data, String... settings) {
    Stream<String> usual =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:AOTCache=" + System.getProperty("sadari.server.notes", "none"),
            "-Xlog:aot=off",
            "-Xlog:cds=off",
            "-cp",
            System.getProperty("sadari.server.jar", System.getProperty("java.class.path")),
            "sadari.server.Main",
            "run",
            "--port=0",
            "--set=internal.port=0",
            "--set=passwords.memory=2MiB",
            "--set=passwords.passes=1",
            "--set=rate-limits.on=false",
            "--data=" + data);
    return Stream.concat(usual, Stream.of(settings).map(one -> "--set=" + one)).toList();
  }

  private static URI ready(Process process) {
    CompletableFuture<URI> ready = new CompletableFuture<>();
    StringBuilder said = new StringBuilder();
    Thread.ofVirtual().start(() -> follow(process, said, ready));
    try {
      return ready.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException("the program did not start:\n" + said, e);
    }
  }

  /// Reads all the program says until it ends, so that it never waits for a reader.
  private static void follow(Process process, StringBuilder said, CompletableFuture<URI> ready) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher matcher = READY.matcher(line);
        if (matcher.find()) {
          ready.complete(URI.create(matcher.group(1)));
        } else if (!ready.isDone()) {
          said.append(line).append('\n');
        }
      }
      ready.completeExceptionally(new IllegalStateException("ended"));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  /// Where it is reached, without a slash at the end.
  String address() {
    String text = address.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      deleteData();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deleteData() {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
