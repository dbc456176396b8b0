package sadari.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import sadari.contract.Accounts;
import sadari.contract.Race;
import sadari.core.account.Account;
import sadari.core.failure.Unavailable;
import sadari.engine.postgres.PostgresConfig.Login;
import sadari.engine.postgres.PostgresConfig.Migration;

/// How the tables come to be, and what all of them have in common.
interface MigrationTests extends EngineFixture {
  private static Health migrated(PostgresConfig config) {
    try (PostgresEngine engine = PostgresEngine.open(config, QueryMeter.NONE)) {
      engine.migrate();
      return engine.check();
    }
  }

  @Test
  default void manyServersMayStartOnAnEmptyDatabaseAtOnce() {
    try (TestServer.Database empty = server().empty()) {
      List<Health> started = Race.of(8, _ -> migrated(empty.config().withPoolSize(1)));

      assertTrue(started.stream().allMatch(Health.Up.class::isInstance), started::toString);
      try (PostgresEngine engine = open(empty.config())) {
        assertEquals(0, engine.accounts().count());
      }
    }
  }

  @Test
  default void manyServersMayGiveTheStoresTheirRightsAtOnce() {
    try (TestServer.Database empty = server().empty()) {
      PostgresConfig config = leastPrivilege(empty).withPoolSize(1);

      for (int round = 0; round < 3; round++) {
        List<Health> started = Race.of(8, _ -> migrated(config));
        assertTrue(started.stream().allMatch(Health.Up.class::isInstance), started::toString);
      }
    }
  }

  /// One role that owns the tables, and one for the stores.
  private static PostgresConfig leastPrivilege(TestServer.Database database) {
    Login keeper = role(database, "keeper_" + database.name());
    Login clerk = role(database, "clerk_" + database.name());
    database.administer("grant create on database " + database.name() + " to " + keeper.user());
    String url = database.config().jdbcUrl();
    return PostgresConfig.of(url, clerk).withMigration(new Migration.ByOwner(url, keeper));
  }

  @Test
  default void aCheckPassesOnlyWhereTheTablesAreRight() {
    try (TestServer.Database empty = server().empty()) {
      PostgresConfig check = empty.config().withMigration(new Migration.CheckOnly());
      assertThrows(Unavailable.class, () -> migrated(check));

      migrated(empty.config());

      assertEquals(engine().check(), migrated(check));
    }
  }

  @Test
  default void anOlderServerStartsAndServesOnTheTablesOfANewerOne() {
    try (TestServer.Database shared = server().empty()) {
      migrated(shared.config());
      shared.administer("alter table bucket.account add column later text not null default ''");
      shared.administer("create table bucket.later (id bigint primary key)");
      shared.administer(
          """
          insert into migration.flyway_schema_history (installed_rank, version, description,
            type, script, checksum, installed_by, execution_time, success)
          values (9999, '9999', 'of a newer server', 'SQL', 'V9999__later.sql', 1, 'x', 1, true)
          """);

      assertTrue(migrated(shared.config()) instanceof Health.Up up && up.writable());
      migrated(shared.config().withMigration(new Migration.CheckOnly()));
      try (PostgresEngine older = open(shared.config())) {
        Accounts.create(older.accounts(), Accounts.fresh());
        assertEquals(1, older.accounts().count());
      }
    }
  }

  @Test
  default void theStoresNeedNoMoreThanTheRightToRows() throws SQLException {
    try (TestServer.Database empty = server().empty()) {
      PostgresConfig config = leastPrivilege(empty);
      Login clerk = config.login();

      migrated(config);

      migrated(config.withMigration(new Migration.CheckOnly()));
      try (PostgresEngine engine = open(config)) {
        Account account = Accounts.fresh();
        Accounts.create(engine.accounts(), account);
        assertEquals(1, engine.accounts().count());
      }
      assertRefused(empty, clerk, "create table bucket.mine (id bigint)");
      assertRefused(empty, clerk, "drop table bucket.account");
      assertRefused(empty, clerk, "truncate bucket.account");
      assertRefused(empty, clerk, "delete from migration.flyway_schema_history");
    }
  }

  private static Login role(TestServer.Database database, String name) {
    database.administer("create role " + name + " login password 'secret'");
    return new Login(name, "secret");
  }

  private static void assertRefused(TestServer.Database database, Login login, String text)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                database.config().jdbcUrl(), login.user(), login.password());
        Statement statement = connection.createStatement()) {
      SQLException refused = assertThrows(SQLException.class, () -> statement.execute(text), text);
      assertEquals("42501", refused.getSQLState(), text);
    }
  }

  @Test
  default void everyTableOfABucketIsKeyedByAnIdFirst() {
    long tables = ask("select count(*) from pg_tables where schemaname = 'bucket'");
    long keyed =
        ask(
            """
            select count(*) from pg_constraint c
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            where c.connamespace = 'bucket'::regnamespace and c.contype = 'p'
              and a.atttypid = 'bigint'::regtype
            """);

    assertTrue(tables >= 9, "tables: " + tables);
    assertEquals(tables, keyed);
  }

  @Test
  default void noForeignKeyTiesTablesTogether() {
    assertEquals(0, ask("select count(*) from pg_constraint where contype = 'f'"));
  }

  @Test
  default void everyTableSaysWhatItIs() {
    assertEquals(
        0,
        ask(
            """
            select count(*) from pg_class
            where relnamespace in ('bucket'::regnamespace, 'global'::regnamespace)
              and relkind in ('r', 'p') and not relispartition
              and obj_description(oid, 'pg_class') is null
            """));
  }
}
