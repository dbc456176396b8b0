package sadari.engine.haproxy;

import java.nio.file.Path;

/// The door to HAProxy 2.6 and later, and to keepalived beside it. Starts nothing: both are
/// programs of the machine.
public final class HaproxyEngine {
  private HaproxyEngine() {}

  /// The content of `haproxy.cfg`. Runs in the foreground; `-W` beside it for reloads without a
  /// lost connection (`SIGUSR2`), as Debian's unit does.
  public static String configuration(Balancer balancer) {
    return new ConfigFile(balancer).text();
  }

  /// The content of `keepalived.conf` for one of two balancers that share a public address.
  public static String keepalived(Takeover takeover) {
    return new KeepalivedFile(takeover).text();
  }

  /// The runtime API of a balancer that runs on this machine.
  ///
  /// @param socket its [Operating#socket]
  /// @param policy its policy, for servers that are added
  public static RuntimeApi runtime(Path socket, Policy policy) {
    return new RuntimeApi(new CommandSocket(socket), policy);
  }
}
