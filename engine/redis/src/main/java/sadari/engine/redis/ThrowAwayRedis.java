package sadari.engine.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A Redis, or a Sentinel, for tests: in memory, on loopback, in a temporary folder. It ends when
/// it is closed and when this JVM does, however that ends: a guard waits for the end of a pipe.
public final class ThrowAwayRedis implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/redis-server");
  private static final String GUARDED =
      "\"$@\" > redis.log 2>&1 & echo $!; cat > /dev/null; kill -9 $! 2> /dev/null";
  private static final long START_BOUND_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final Path folder;
  private final int port;
  private final List<String> options;
  private final List<String> configuration;
  private Process guard;
  private long pid;

  private ThrowAwayRedis(int port, List<String> options, List<String> configuration)
      throws IOException {
    this.folder = Files.createTempDirectory("sadari-redis");
    this.port = port;
    this.options = List.copyOf(options);
    this.configuration = List.copyOf(configuration);
    this.guard = launch();
  }

  /// Whether Redis is installed here.
  public static boolean isHere() {
    return Files.isExecutable(PROGRAM);
  }

  /// A Redis that writes nothing to the disk.
  ///
  /// @param options of `redis-server`, such as `--maxmemory`, `2mb`
  public static ThrowAwayRedis start(String... options) {
    return start(freePort(), List.of("--save", "", "--appendonly", "no"), List.of(), options);
  }

  /// A copy of another one.
  public ThrowAwayRedis replica(String... options) {
    List<String> all = new ArrayList<>(List.of("--replicaof", "127.0.0.1 " + port));
    all.addAll(Arrays.asList(options));
    return start(all.toArray(String[]::new));
  }

  /// A Sentinel that watches this one as `master`, and acts when half a second passed in silence.
  public ThrowAwayRedis sentinel(String master, int quorum) {
    return start(
        freePort(),
        List.of("--sentinel"),
        List.of(
            "sentinel monitor " + master + " 127.0.0.1 " + port + " " + quorum,
            "sentinel down-after-milliseconds " + master + " 1500",
            "sentinel failover-timeout " + master + " 3000"));
  }

  private static ThrowAwayRedis start(
      int port, List<String> first, List<String> configuration, String... options) {
    List<String> all = new ArrayList<>(first);
    all.addAll(Arrays.asList(options));
    try {
      return new ThrowAwayRedis(port, all, configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch() throws IOException {
    Path file = Files.write(folder.resolve("redis.conf"), configuration);
    List<String> command = new ArrayList<>(List.of("sh", "-c", GUARDED, "redis"));
    command.addAll(List.of(PROGRAM.toString(), file.toString()));
    command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--dir", folder.toString(), "--enable-debug-command", "yes"));
    command.addAll(options);
    Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    pid = Long.parseLong(out.readLine());
    awaitPort();
    return process;
  }

  private void awaitPort() {
    long deadline = System.nanoTime() + START_BOUND_NANOS;
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return;
      } catch (IOException notYet) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("Redis does not start: see " + folder, notYet);
        }
        LockSupport.parkNanos(5_000_000);
      }
    }
  }

  public int port() {
    return port;
  }

  /// `redis://host:port`.
  public String address() {
    return "redis://127.0.0.1:" + port;
  }

  /// `host:port`.
  public String hostAndPort() {
    return "127.0.0.1:" + port;
  }

  /// Ends it at once; [#restart] starts it again, with an empty memory.
  public void kill() {
    end();
  }

  /// Starts it again at the same address.
  public void restart() {
    try {
      guard = launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Stops its clock: connections stay, nothing is answered. Closing thaws it.
  public AutoCloseable freeze() {
    signal("STOP");
    return () -> signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Sends one command, the way a person would with `redis-cli`; what came back, as it came.
  public String command(String... words) {
    StringBuilder wire = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      wire.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(wire.toString().getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[65_536];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(0, length), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end() {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    guard.destroyForcibly();
    try {
      guard.waitFor();
      ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
