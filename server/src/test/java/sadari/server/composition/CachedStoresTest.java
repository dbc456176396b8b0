package sadari.server.composition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import sadari.contract.Accounts;
import sadari.contract.Ids;
import sadari.contract.session.AppStoreContract;
import sadari.contract.session.TokenStoreContract;
import sadari.core.account.AccountStore;
import sadari.core.id.AccountId;
import sadari.core.session.AccessToken;
import sadari.core.session.AppStore;
import sadari.core.session.Scopes;
import sadari.core.session.TokenStore;
import sadari.engine.embeddedpostgres.EmbeddedPostgres;
import sadari.engine.embeddedpostgres.ThrowAwayPostgres;
import sadari.engine.postgres.PostgresConfig;
import sadari.engine.postgres.PostgresEngine;
import sadari.engine.postgres.QueryMeter;
import sadari.scale.cache.CachedAppStore;
import sadari.scale.cache.CachedTokenStore;

/// Stores kept in memory over a real database.
class CachedStoresTest {
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class OnPostgres {
    private @Nullable PostgresEngine engine;

    @BeforeAll
    void open() throws Exception {
      EmbeddedPostgres server = ThrowAwayPostgres.ofThisJvm().server();
      String name = "cached_" + UUID.randomUUID().toString().replace('-', '_');
      try (var connection =
              DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
          var statement = connection.createStatement()) {
        statement.execute("create database " + name);
      }
      engine =
          PostgresEngine.open(
              PostgresConfig.of(
                  server.jdbcUrl(name), new PostgresConfig.Login(server.user(), server.password())),
              QueryMeter.NONE);
      engine.migrate();
    }

    PostgresEngine engine() {
      return Objects.requireNonNull(engine);
    }

    @AfterAll
    void close() {
      engine().close();
    }
  }

  @Nested
  class Tokens extends OnPostgres implements TokenStoreContract {
    private @Nullable CachedTokenStore cached;

    @Override
    public TokenStore tokens() {
      if (cached == null) {
        cached = new CachedTokenStore(engine().tokens(), 1_000);
      }
      return cached;
    }

    @Override
    public AccountStore accounts() {
      return engine().accounts();
    }

    @Test
    void aTokenOfAFrozenAccountIsNotFoundThoughItWasInMemory() {
      AccountId account = Accounts.in(accounts());
      AccessToken token = added(account);
      assertTrue(tokens().find(token.id()).isPresent());

      assertEquals(List.of(token.id()), tokens().freeze(account));

      assertEquals(Optional.empty(), tokens().find(token.id()));
    }

    private AccessToken added() {
      return added(Ids.account());
    }

    private AccessToken added(AccountId account) {
      AccessToken token =
          new AccessToken(
              Ids.token(account),
              Optional.empty(),
              Optional.of(account),
              Scopes.ALL,
              "c".repeat(64),
              Optional.empty());
      tokens().add(token);
      return token;
    }

    @Test
    void aTokenIsLoadedOnceAndThenComesFromMemory() {
      AccessToken token = added();
      long loads = loads();

      for (int i = 0; i < 10; i++) {
        assertEquals(Optional.of(token), tokens().find(token.id()));
      }

      assertEquals(loads + 1, loads());
    }

    private long loads() {
      tokens();
      return Objects.requireNonNull(cached).stats().loadCount();
    }

    @Test
    void aRevokedTokenIsNotFoundThoughItWasInMemory() {
      AccessToken token = added();
      assertTrue(tokens().find(token.id()).isPresent());

      tokens().revoke(token.id());

      assertEquals(Optional.empty(), tokens().find(token.id()));
    }
  }

  @Nested
  class Apps extends OnPostgres implements AppStoreContract {
    private @Nullable AppStore cached;

    @Override
    public AppStore apps() {
      if (cached == null) {
        cached = new CachedAppStore(engine().apps(), 1_000);
      }
      return cached;
    }
  }
}
