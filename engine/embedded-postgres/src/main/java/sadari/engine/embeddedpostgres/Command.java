package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A short-lived program, run to its end and bounded in time and output.
final class Command {
  private static final int MOST_OUTPUT = 64 * 1024;

  /// What came of it; `exit` is -1 where it was ended for taking too long or could not be run.
  record Ended(int exit, String output) {
    boolean successful() {
      return exit == 0;
    }
  }

  private Command() {}

  static Ended run(List<String> command, Duration limit) throws InterruptedException {
    return run(command, "", limit);
  }

  /// Runs `command` with `input` as its standard input, which no process list shows.
  static Ended run(List<String> command, String input, Duration limit) throws InterruptedException {
    Process process;
    try {
      process = builder(command).redirectErrorStream(true).start();
    } catch (IOException failed) {
      return new Ended(-1, String.valueOf(failed.getMessage()));
    }
    var output = new StringBuilder();
    Thread reader = Thread.ofVirtual().start(() -> drain(process.getInputStream(), output));
    try {
      feed(process, input);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Ended(-1, "took longer than " + limit.toSeconds() + " s");
      }
      reader.join(Duration.ofSeconds(2));
      synchronized (output) {
        return new Ended(process.exitValue(), output.toString());
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /// A process builder that nothing of the caller's PostgreSQL environment leaks into.
  static ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("PG") || name.equals("LANGUAGE"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder;
  }

  /// Where the program called `name` is on the PATH.
  static Optional<String> find(String name) {
    String path = System.getenv().getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    return path.lines()
        .flatMap(line -> List.of(line.split(":")).stream())
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory).resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .map(Path::toString)
        .findFirst();
  }

  private static void feed(Process process, String input) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException ended) {
      // The program ended before it read all: its exit status tells why.
    }
  }

  private static void drain(InputStream stream, StringBuilder output) {
    byte[] buffer = new byte[8192];
    try (stream) {
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        synchronized (output) {
          if (output.length() < MOST_OUTPUT) {
            output.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
          }
        }
      }
    } catch (IOException ended) {
      // Ended by us: what was read so far is enough.
    }
  }
}
