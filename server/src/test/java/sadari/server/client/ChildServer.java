package sadari.server.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A whole server in a process of its own, as people start it, with its data in a folder.
///
/// It can be killed, and so can its database. Whatever became of it, [#close] leaves no process
/// behind.
public final class ChildServer implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("is ready: (http://[^\\s\"]+)");
  private static final Map<String, String> USUAL =
      Map.of(
          "http.port", "0",
          "http.public-url", "http://localhost:0",
          "rate-limits.on", "false",
          "passwords.memory", "64KiB",
          "passwords.passes", "1");

  private final Path data;
  private final Process process;
  private final int internalPort;
  private final Thread listener;
  private final Queue<String> said = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<URI> ready = new CompletableFuture<>();

  private ChildServer(Path data, Process process, int internalPort) {
    this.data = data;
    this.process = process;
    this.internalPort = internalPort;
    this.listener = Thread.ofVirtual().start(this::listen);
  }

  /// Starts one and waits until it serves.
  ///
  /// @param jvm options of the virtual machine
  /// @param settings by their names, such as `log.format`
  public static ChildServer start(Path data, List<String> jvm, Map<String, String> settings) {
    ChildServer server = launch(data, jvm, settings);
    try {
      server.ready.get(60, TimeUnit.SECONDS);
      return server;
    } catch (Exception e) {
      server.close();
      throw new AssertionError("no server: " + server.said(), e);
    }
  }

  /// Starts one that may well refuse to.
  public static ChildServer launch(Path data, List<String> jvm, Map<String, String> settings) {
    int internal = freePort();
    List<String> command = ShippedJar.command(jvm);
    command.addAll(List.of("run", "--data=" + data, "--set=internal.port=" + internal));
    Map<String, String> all = new HashMap<>(USUAL);
    all.putAll(settings);
    all.forEach((key, value) -> command.add("--set=" + key + "=" + value));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new ChildServer(data, process, internal);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// A port that nobody uses, for a server that shall come back on it.
  public static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void listen() {
    try (BufferedReader output = process.inputReader(UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        said.add(line);
        Matcher match = READY.matcher(line);
        if (match.find()) {
          ready.complete(URI.create(match.group(1)));
        }
      }
    } catch (IOException e) {
      // It was killed; what it had said is there.
    }
    ready.completeExceptionally(new IOException("it ended"));
  }

  /// Where it is.
  public URI address() {
    return ready.join();
  }

  /// A client without a token.
  public Client stranger() {
    return Client.of(address());
  }

  /// What operators look at.
  public Client internal() {
    return Client.of(URI.create("http://127.0.0.1:" + internalPort));
  }

  /// All that it has written so far.
  public String said() {
    return String.join("\n", said);
  }

  public Process process() {
    return process;
  }

  /// Looks into its database.
  public Rows rows() {
    return Rows.in(data);
  }

  /// Kills it without warning, and waits until it is gone.
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Kills the main process of its database without warning.
  public void killDatabase() {
    postmaster().destroyForcibly();
  }

  private ProcessHandle postmaster() {
    return ProcessHandle.of(postmasterId()).orElseThrow(() -> new AssertionError("no database"));
  }

  /// The process id of its database, or 0 where there is none.
  private long postmasterId() {
    try {
      Path file = data.resolve("postgres/cluster/postmaster.pid");
      return Files.exists(file) ? Long.parseLong(Files.readAllLines(file).getFirst().strip()) : 0;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Waits for its end, and tells how it ended.
  public int exitCode() {
    return process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue();
  }

  @Override
  public void close() {
    if (!process.isAlive()) {
      endOrphan();
      return;
    }
    // By the handle: the process itself would close its output, too.
    boolean _ = process.toHandle().destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
        endOrphan();
      }
      boolean _ = listener.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  /// A killed server leaves its database running for the next start; here there may be none.
  private void endOrphan() {
    ProcessHandle.of(postmasterId())
        .filter(found -> found.info().command().orElse("").contains("postgres"))
        .ifPresent(found -> found.destroy());
  }
}
