package sadari.lab.engine;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import sadari.lab.component.Probe;
import sadari.lab.component.Secrets;

/// An administrator of a Redis of the lab.
///
/// @param address of the server
public record RedisConsole(InetSocketAddress address, Secrets secrets) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Gives orders, and returns when all of them are obeyed.
  public void order(String... commands) {
    String said = said(commands).orElse("nothing");
    long obeyed = said.lines().filter(line -> line.equals("+OK")).count();
    if (obeyed <= commands.length) {
      throw new IllegalStateException("redis: it said " + said.strip());
    }
  }

  /// What it counts, such as `used_memory`; empty where it does not count that.
  public Optional<Long> count(String section, String name) {
    return said("INFO " + section)
        .flatMap(
            info ->
                info.lines()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> Long.parseLong(line.substring(name.length() + 1).strip()))
                    .findFirst());
  }

  private Optional<String> said(String... commands) {
    return Probe.all(
        address.getHostString(),
        address.getPort(),
        "AUTH " + secrets.cache() + "\r\n" + String.join("\r\n", commands) + "\r\nQUIT\r\n",
        PATIENCE);
  }
}
