package sadari.server.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sadari.core.failure.Unavailable;
import sadari.engine.embeddedpostgres.EmbeddedPostgres;
import sadari.engine.embeddedpostgres.EmbeddedPostgresConfig;
import sadari.engine.embeddedpostgres.Start;
import sadari.engine.postgres.PoolStats;
import sadari.engine.postgres.PostgresConfig;
import sadari.engine.postgres.PostgresEngine;
import sadari.engine.postgres.move.DataMove;
import sadari.server.config.Database;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Health;

/// Starts the database that the configuration names, and the engine on it, with its tables up to
/// date.
final class DatabasePart {
  private static final Logger log = LoggerFactory.getLogger(DatabasePart.class);

  private DatabasePart() {}

  static PostgresEngine start(Database database, Components components, MeterRegistry meters) {
    PostgresConfig config = config(database, components);
    PostgresEngine engine =
        components.start(
            "database",
            () -> migrated(PostgresEngine.open(config, new DatabaseMeters(meters))),
            DatabasePart::health);
    measure(engine, meters);
    MovePart.offer(components.desk(), engine);
    return engine;
  }

  /// Lets a database be used again whose data was moved away.
  static boolean takeBack(Database database, Components components) {
    return DataMove.undo(config(database, components));
  }

  private static PostgresConfig config(Database database, Components components) {
    return switch (database) {
      case Database.Embedded embedded -> embedded(embedded, components);
      case Database.External external -> external(external);
    };
  }

  private static PostgresEngine migrated(PostgresEngine engine) {
    try {
      engine.migrate();
      DataMove.clear(engine);
      return engine;
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /// How an engine gets at a database that runs elsewhere.
  static PostgresConfig external(Database.External external) {
    Exposure.of(external.jdbcUrl()).ifPresent(log::warn);
    PostgresConfig config =
        PostgresConfig.of(external.jdbcUrl(), login(external.login()))
            .withPoolSize(external.poolSize())
            .withPrepareThreshold(external.prepareThreshold());
    return following(external, owned(external, config));
  }

  private static PostgresConfig following(Database.External external, PostgresConfig config) {
    if (!external.hasManyHosts()) {
      return config;
    }
    Database.Hosts hosts = external.hosts();
    return config.withCluster(
        new PostgresConfig.Cluster(
            PostgresConfig.Cluster.DEFAULT.period(),
            hosts.primaryWait(),
            hosts.lagBytes(),
            hosts.lagTime()));
  }

  private static PostgresConfig owned(Database.External external, PostgresConfig config) {
    return external
        .owner()
        .map(
            owner ->
                config.withMigration(
                    new PostgresConfig.Migration.ByOwner(owner.jdbcUrl(), login(owner.login()))))
        .orElse(config);
  }

  private static PostgresConfig.Login login(Database.Login login) {
    return new PostgresConfig.Login(login.user(), login.password().reveal());
  }

  private static PostgresConfig embedded(Database.Embedded embedded, Components components) {
    EmbeddedPostgresConfig config = EmbeddedPostgresConfig.in(embedded.directory());
    for (var setting : embedded.settings().entrySet()) {
      config = config.withSetting(setting.getKey(), setting.getValue());
    }
    EmbeddedPostgresConfig chosen = config;
    EmbeddedPostgres postgres =
        components.start("postgres", () -> started(chosen), DatabasePart::health);
    return PostgresConfig.of(
            postgres.jdbcUrl(), new PostgresConfig.Login(postgres.user(), postgres.password()))
        .withPoolSize(embedded.poolSize());
  }

  private static EmbeddedPostgres started(EmbeddedPostgresConfig config) {
    return switch (EmbeddedPostgres.start(config)) {
      case Start.Started(EmbeddedPostgres postgres) -> postgres;
      case Start.Refused refused -> throw new Unavailable(refused.message());
    };
  }

  private static Health health(EmbeddedPostgres postgres) {
    return switch (postgres.health()) {
      case sadari.engine.embeddedpostgres.Health.Accepting _ -> Health.up();
      case sadari.engine.embeddedpostgres.Health.NotAccepting not -> Health.down(not.reason());
      case sadari.engine.embeddedpostgres.Health.Restarting restarting ->
          Health.down("restarting: " + restarting.reason());
      case sadari.engine.embeddedpostgres.Health.Closed() -> Health.down("stopped");
    };
  }

  private static Health health(PostgresEngine engine) {
    return switch (engine.check()) {
      case sadari.engine.postgres.Health.Up up when up.writable() -> Health.up();
      case sadari.engine.postgres.Health.Up _ -> Health.down("takes no writes");
      case sadari.engine.postgres.Health.Down down -> Health.down(down.reason());
    };
  }

  private static void measure(PostgresEngine engine, MeterRegistry meters) {
    gauge(meters, engine, "active", PoolStats::active);
    gauge(meters, engine, "idle", PoolStats::idle);
    gauge(meters, engine, "waiting", PoolStats::waiting);
    gauge(meters, engine, "size", PoolStats::size);
  }

  private static void gauge(
      MeterRegistry meters, PostgresEngine engine, String name, ToIntFunction<PoolStats> value) {
    Gauge.builder("database.pool." + name, engine, e -> value.applyAsInt(e.pool()))
        .description("connections of the pool: " + name)
        .register(meters);
  }
}
