package sadari.engine.postgres;

import static java.util.stream.Collectors.toMap;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import sadari.core.id.AppId;
import sadari.core.session.App;
import sadari.core.session.AppStore;

/// Registered applications.
///
/// ```
/// bucket
/// └── app  (id)
/// ```
final class PostgresAppStore implements AppStore {
  private static final Query ADD =
      new Query(
          "app.add",
          """
          insert into bucket.app (id, name, website, redirect_uris, scopes, secret_hash)
          values (?, ?, ?, ?, ?, ?)
          on conflict (id) do nothing
          """);
  private static final Query FIND = new Query("app.find", "select * from bucket.app where id = ?");
  private static final Query FIND_ALL =
      new Query("app.findAll", "select * from bucket.app where id = any(?)");

  private final Sql sql;

  PostgresAppStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(App app) {
    sql.update(
        ADD,
        app.id(),
        app.name(),
        app.website(),
        app.redirectUris().toArray(String[]::new),
        app.scopes().text(),
        app.secretHash());
  }

  @Override
  public Optional<App> find(AppId id) {
    return sql.queryOne(FIND, PostgresAppStore::read, id);
  }

  @Override
  public Map<AppId, App> findAll(Collection<AppId> ids) {
    return ids.isEmpty()
        ? Map.of()
        : sql.queryList(FIND_ALL, PostgresAppStore::read, ids).stream()
            .collect(toMap(App::id, Function.identity()));
  }

  private static App read(Row row) throws SQLException {
    return new App(
        new AppId(row.big("id")),
        row.text("name"),
        row.optionalText("website"),
        row.texts("redirect_uris"),
        PostgresTokenStore.scopes(row),
        row.text("secret_hash"));
  }
}
