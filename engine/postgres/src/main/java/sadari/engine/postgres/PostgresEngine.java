package sadari.engine.postgres;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import sadari.core.account.AccountStore;
import sadari.core.account.HandleDirectory;
import sadari.core.cache.DirtyKeys;
import sadari.core.failure.Failure;
import sadari.core.follow.FollowStore;
import sadari.core.id.NodeLeases;
import sadari.core.marker.MarkerStore;
import sadari.core.media.MediaStore;
import sadari.core.notification.NotificationStore;
import sadari.core.outbox.Outbox;
import sadari.core.post.PostStore;
import sadari.core.post.ThreadStore;
import sadari.core.reaction.ReactionStore;
import sadari.core.search.AccountIndex;
import sadari.core.session.AppStore;
import sadari.core.session.TokenStore;
import sadari.core.timeline.HomeStore;
import sadari.core.timeline.TimelineIndex;

/// Every store on one PostgreSQL database. Thread-safe; the stores share one connection pool, and
/// live until the engine is closed.
public final class PostgresEngine implements AutoCloseable {
  private static final Query CHECK =
      new Query(
          "engine.check",
          """
          select current_setting('server_version') as version,
                 not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off'
                   as writable
          """);

  private static final Duration LAST_READS = Duration.ofSeconds(20);

  private final Sql sql;
  private final PostgresPostStore posts;
  private volatile PostgresConfig config;

  private PostgresEngine(PostgresConfig config, QueryMeter meter) {
    this.config = config;
    this.sql = new Sql(Pool.open(config), meter);
    this.posts = new PostgresPostStore(sql);
  }

  /// Sets the engine up without waiting for the database: connections are made when they are
  /// needed.
  public static PostgresEngine open(PostgresConfig config, QueryMeter meter) {
    return new PostgresEngine(config, meter);
  }

  /// Brings the tables up to date, as [PostgresConfig#migration] says. Many servers may do so at
  /// once.
  ///
  /// @throws sadari.core.failure.Unavailable where the database cannot be reached, or the tables
  ///   are not right afterwards, or the data was moved away
  public void migrate() {
    MovedMark.demandNone(sql);
    new Migrations(config, sql.pool()).run();
  }

  /// Asks the database whether it is well.
  public Health check() {
    try {
      List<Health> answers =
          sql.queryList(CHECK, row -> new Health.Up(row.text("version"), row.bool("writable")));
      return answers.getFirst();
    } catch (Failure failure) {
      return new Health.Down(String.valueOf(failure.getMessage()));
    }
  }

  /// Node numbers of id generators.
  public NodeLeases nodeLeases() {
    return new PostgresNodeLeases(sql);
  }

  /// Unique names.
  public HandleDirectory handles() {
    return new PostgresHandleDirectory(sql);
  }

  /// Accounts and their credentials.
  public AccountStore accounts() {
    return new PostgresAccountStore(sql);
  }

  /// Client applications.
  public AppStore apps() {
    return new PostgresAppStore(sql);
  }

  /// Access tokens, sessions, authorization codes.
  public TokenStore tokens() {
    return new PostgresTokenStore(sql);
  }

  /// Who follows whom.
  public FollowStore follows() {
    return new PostgresFollowStore(sql);
  }

  /// What readers were told.
  public NotificationStore notifications() {
    return new PostgresNotificationStore(sql);
  }

  /// Posts.
  public PostStore posts() {
    return posts;
  }

  /// Replies, boosts and threads.
  public ThreadStore threads() {
    return new PostgresThreadStore(sql);
  }

  /// Favourites and bookmarks.
  public ReactionStore reactions() {
    return new PostgresReactionStore(sql);
  }

  /// The records of photos.
  public MediaStore media() {
    return new PostgresMediaStore(sql);
  }

  /// Home inboxes.
  public HomeStore homes() {
    return new PostgresHomeStore(sql);
  }

  /// The public timeline and the tags'.
  public TimelineIndex index() {
    return new PostgresTimelineIndex(sql);
  }

  /// What people are found by.
  public AccountIndex people() {
    return new PostgresAccountIndex(sql);
  }

  /// How far readers have read.
  public MarkerStore markers() {
    return new PostgresMarkerStore(sql);
  }

  /// Keys that caches could not be told of.
  public DirtyKeys dirtyKeys() {
    return new PostgresDirtyKeys(sql);
  }

  /// Events whose effects are not done.
  public Outbox outbox() {
    return new PostgresOutbox(sql);
  }

  /// For tests of the statements' own promises.
  Sql sql() {
    return sql;
  }

  /// Holds up writes: those under way finish, those that come wait for a second and are refused
  /// then. Reads go on.
  ///
  /// @throws sadari.core.failure.Unavailable where writes are still under way after `longest`
  public WritePause pauseWrites(Duration longest) {
    return sql.gate().pause(longest);
  }

  /// Whether changes are noted for a move, be it under way or killed before it could tidy up.
  public boolean isNotedForMove() {
    return MovedMark.isNoted(sql);
  }

  /// Where the engine works.
  public PostgresConfig config() {
    return config;
  }

  /// Works on another database from now on. Reads that are under way end where they began. What is
  /// there must be what was here: see [sadari.engine.postgres.move.DataMove].
  ///
  /// @param other has as many connections
  public void moveTo(PostgresConfig other) {
    HikariDataSource before = sql.pool();
    sql.use(Pool.open(other.withPoolSize(config.poolSize())));
    config = other.withPoolSize(config.poolSize());
    Thread.ofVirtual().name("postgres-old-pool").start(() -> closeWhenIdle(before));
  }

  private static void closeWhenIdle(HikariDataSource pool) {
    long deadline = System.nanoTime() + LAST_READS.toNanos();
    while (pool.getHikariPoolMXBean().getActiveConnections() > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    pool.close();
  }

  /// How the connection pool is.
  public PoolStats pool() {
    HikariPoolMXBean bean = sql.pool().getHikariPoolMXBean();
    return new PoolStats(
        bean.getActiveConnections(), bean.getIdleConnections(), sql.waiting(), config.poolSize());
  }

  /// Closes all connections; what is under way fails.
  @Override
  public void close() {
    sql.pool().close();
  }
}
