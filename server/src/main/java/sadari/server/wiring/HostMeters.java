package sadari.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import sadari.engine.postgres.HostState;
import sadari.engine.postgres.PostgresEngine;

/// Measures the hosts of the database, which come and go: role, lag, whether they serve.
final class HostMeters {
  private final PostgresEngine engine;
  private final MultiGauge roles;
  private final MultiGauge serving;
  private final MultiGauge lagBytes;
  private final MultiGauge lagSeconds;

  HostMeters(PostgresEngine engine, MeterRegistry registry) {
    this.engine = engine;
    this.roles = gauge(registry, "role", "1 for what a host of the database is");
    this.serving = gauge(registry, "serving", "whether a host takes requests");
    this.lagBytes = gauge(registry, "lag.bytes", "how much log a standby lacks");
    this.lagSeconds = gauge(registry, "lag.seconds", "how old what a standby shows is");
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder("database.host." + name).description(description).register(registry);
  }

  /// Looks again.
  void look() {
    List<HostState> hosts = engine.hosts();
    roles.register(hosts.stream().map(HostMeters::role).toList(), true);
    set(serving, hosts, host -> host.serving() ? 1 : 0);
    set(lagBytes, hosts, HostState::lagBytes);
    set(lagSeconds, hosts, host -> host.lagTime().toMillis() / 1000.0);
  }

  private static MultiGauge.Row<?> role(HostState host) {
    String role = host.role().name().toLowerCase(Locale.ROOT);
    return MultiGauge.Row.of(Tags.of("host", host.name(), "role", role), 1);
  }

  private static void set(
      MultiGauge gauge, List<HostState> hosts, ToDoubleFunction<HostState> value) {
    gauge.register(
        hosts.stream()
            .<MultiGauge.Row<?>>map(
                host -> MultiGauge.Row.of(Tags.of("host", host.name()), value.applyAsDouble(host)))
            .toList(),
        true);
  }
}
