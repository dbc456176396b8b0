package sadari.server.wiring;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import sadari.contract.Await;
import sadari.core.consistency.VectorStore;
import sadari.engine.embeddedpostgres.EmbeddedPostgres;
import sadari.engine.embeddedpostgres.ThrowAwayPostgres;
import sadari.engine.postgres.PostgresConfig;
import sadari.engine.postgres.PostgresEngine;
import sadari.engine.postgres.QueryMeter;
import sadari.engine.redis.RedisConfig;
import sadari.engine.redis.RedisEngine;
import sadari.scale.cache.AccessListener;
import sadari.scale.cache.CacheTier;
import sadari.scale.session.SessionGuarantees;

/// Several servers' caches over one database and one Redis, all in this process.
final class CachedServers implements AutoCloseable {
  private final List<AutoCloseable> open = new ArrayList<>();
  private final PostgresEngine engine;

  /// One server.
  ///
  /// @param tier its caches
  /// @param stores behind them
  /// @param vectors as this server has them
  /// @param sessions as this server keeps them
  record Server(
      RedisEngine redis,
      CacheTier tier,
      Stores stores,
      VectorStore vectors,
      SessionGuarantees sessions) {}

  CachedServers(QueryMeter meter) {
    this(database(meter));
  }

  /// @param engine closed with them
  CachedServers(PostgresEngine engine) {
    this.engine = with(engine);
  }

  private static PostgresEngine database(QueryMeter meter) {
    EmbeddedPostgres server = ThrowAwayPostgres.ofThisJvm().server();
    String name = "cached_" + UUID.randomUUID().toString().replace('-', '_');
    try (var connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    PostgresEngine engine =
        PostgresEngine.open(
            PostgresConfig.of(
                server.jdbcUrl(name), new PostgresConfig.Login(server.user(), server.password())),
            meter);
    engine.migrate();
    return engine;
  }

  private <T extends AutoCloseable> T with(T part) {
    open.add(part);
    return part;
  }

  PostgresEngine engine() {
    return engine;
  }

  /// A server as rung 5 has it.
  Server server(RedisConfig redis) {
    return server(redis, CacheTier.Settings.USUAL);
  }

  Server server(RedisConfig redis, CacheTier.Settings settings) {
    return server(redis, settings, UnaryOperator.identity());
  }

  /// @param between what is between the caches and the database
  Server server(RedisConfig redis, CacheTier.Settings settings, UnaryOperator<Stores> between) {
    RedisEngine cache = with(RedisEngine.open(redis));
    CacheTier tier = with(CacheTier.open(ground(cache), settings));
    VectorStore vectors = tier.vectors(cache.vectors());
    return new Server(
        cache,
        tier,
        CachePart.around(between.apply(Stores.bare(engine)), tier),
        vectors,
        new SessionGuarantees(vectors, tier.invalidations(), engine.copies()));
  }

  /// A server whose reads all come from caches, whoever asks.
  Stores alone(RedisConfig redis) {
    RedisEngine cache = with(RedisEngine.open(redis));
    CacheTier tier = with(CacheTier.alone(ground(cache), CacheTier.Settings.USUAL));
    Await.until("caches are there", tier::isVouched);
    return CachePart.around(Stores.bare(engine), tier);
  }

  private CacheTier.Ground ground(RedisEngine cache) {
    return new CacheTier.Ground(
        cache.cache(),
        engine.dirtyKeys(),
        InstantSource.system(),
        () -> ThreadLocalRandom.current().nextLong(),
        AccessListener.NONE,
        AccessListener.NONE);
  }

  @Override
  public void close() {
    for (AutoCloseable part : open.reversed()) {
      try {
        part.close();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }
}
