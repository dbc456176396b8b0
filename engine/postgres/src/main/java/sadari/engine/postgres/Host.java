package sadari.engine.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/// Where one server of several listens.
record Host(String name, int port) {
  private static final int USUAL_PORT = 5432;

  Host {
    if (name.isEmpty() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("no host: " + name + ":" + port);
    }
  }

  /// Those that a configuration names.
  static List<Host> of(PostgresConfig config) {
    PGSimpleDataSource source = Pool.source(config);
    List<Host> hosts = new ArrayList<>();
    for (int i = 0; i < source.getServerNames().length; i++) {
      int port = source.getPortNumbers()[i];
      hosts.add(new Host(source.getServerNames()[i], port == 0 ? USUAL_PORT : port));
    }
    return List.copyOf(hosts);
  }

  /// Of `name` or `name:port`; empty where it is neither.
  static Optional<Host> parse(String address) {
    int colon = address.lastIndexOf(':');
    String name = colon < 0 ? address : address.substring(0, colon);
    try {
      int port = colon < 0 ? USUAL_PORT : Integer.parseInt(address.substring(colon + 1));
      return Optional.of(new Host(name.toLowerCase(Locale.ROOT), port));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Makes `source` one of connections to this server only.
  <S extends PGSimpleDataSource> S set(S source, PostgresConfig config) {
    Pool.set(source, config);
    source.setServerNames(new String[] {name});
    source.setPortNumbers(new int[] {port});
    source.setTargetServerType("any");
    return source;
  }

  @Override
  public String toString() {
    return name + ":" + port;
  }
}
