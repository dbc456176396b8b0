package sadari.server.drill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import sadari.engine.embeddedpostgres.EmbeddedPostgres;
import sadari.engine.embeddedpostgres.ThrowAwayPostgres;
import sadari.engine.postgres.PostgresConfig;
import sadari.engine.postgres.PostgresEngine;
import sadari.engine.postgres.QueryMeter;
import sadari.server.client.Rows;

/// A database that data may move to.
record Place(EmbeddedPostgres server, String name, String user, String password) {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15/bin");

  /// The programs of the oldest PostgreSQL supported, where they are installed.
  static Optional<Path> oldest() {
    return Optional.of(DEBIAN).filter(programs -> Files.isExecutable(programs.resolve("initdb")));
  }

  /// An empty database on a server.
  static Place on(EmbeddedPostgres server) {
    String name = "moved_" + COUNT.incrementAndGet();
    Place place = new Place(server, name, server.user(), server.password());
    try (Rows rows = Rows.at(server.jdbcUrl("postgres"), server.user(), server.password())) {
      rows.change("create database " + name);
    }
    return place;
  }

  static Place onNewest() {
    return on(ThrowAwayPostgres.ofThisJvm().server());
  }

  String jdbcUrl() {
    return server.jdbcUrl(name);
  }

  /// Looks into it as its superuser.
  Rows rows() {
    var administrator = server.administrator();
    return Rows.at(jdbcUrl(), administrator.user(), administrator.password());
  }

  /// What a server is told to work here.
  Map<String, String> settings() {
    return Map.of(
        "database.engine",
        "external",
        "database.url",
        jdbcUrl(),
        "database.user",
        user,
        "database.password",
        password);
  }

  /// Makes the tables, and lets the first post that comes into them take for ever.
  Place stalling() {
    PostgresConfig config = PostgresConfig.of(jdbcUrl(), new PostgresConfig.Login(user, password));
    try (PostgresEngine engine = PostgresEngine.open(config, QueryMeter.NONE)) {
      engine.migrate();
    }
    try (Rows rows = rows()) {
      rows.change(
          """
          create function public.stall() returns trigger language plpgsql as $$
          begin
            perform pg_sleep(600);
            return new;
          end $$;
          create trigger stalls before insert on bucket.post
            for each row execute function public.stall()
          """);
    }
    return this;
  }

  /// Ends [#stalling].
  void flow() {
    try (Rows rows = rows()) {
      rows.change("drop function public.stall() cascade");
    }
  }
}
