package sadari.engine.embeddedpostgres;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A [ChildServer] in a JVM of its own, which can be killed.
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private Child(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static Child start(Path temp, String... arguments) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), temp, arguments);
  }

  /// Runs the JVM behind `prefix`, with `temp` as its directory for temporary files.
  static Child start(List<String> prefix, String classPath, Path temp, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Djava.io.tmpdir=" + temp, "-Dsun.jnu.encoding=UTF-8"));
    command.addAll(List.of("-cp", classPath, ChildServer.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LC_ALL", "C.UTF-8");
    return new Child(builder.start());
  }

  /// Copies the class path to where every user can read it.
  static String readableClassPath(Path into) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path from = Path.of(entry);
      if (Files.exists(from)) {
        Path to = into.resolve(entries.size() + "-" + from.getFileName());
        copy(from, to);
        entries.add(to.toString());
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  /// What it says next: "STARTED PID HOME" or "REFUSED REASON".
  String says() throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("STARTED ") || line.startsWith("REFUSED ")) {
        return line;
      }
    }
    return "(ended without a word)";
  }

  /// The process of the PostgreSQL it has started.
  ProcessHandle postgres() throws IOException {
    String line = says();
    assertTrue(line.startsWith("STARTED "), line);
    return ProcessHandle.of(Long.parseLong(line.split(" ")[1])).orElseThrow();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// Ends its input and waits for its end.
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().completeOnTimeout(process, Sql.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
