package sadari.engine.postgres;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import sadari.core.cache.DirtyKeys;
import sadari.core.consistency.Copies;
import sadari.core.consistency.Replica;
import sadari.core.consistency.VectorStore;
import sadari.core.failure.Failure;
import sadari.core.media.BlobReferences;
import sadari.core.media.DoomedBlobs;

/// Every store on one PostgreSQL database: on one server, or on several of which it follows the
/// primary. Thread-safe; the stores share the connections, and live until the engine is closed.
public final class PostgresEngine extends PostgresStores implements AutoCloseable {
  private static final Query CHECK =
      new Query(
          "engine.check",
          """
          select current_setting('server_version') as version,
                 not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off'
                   as writable
          """);

  private static final Query ADD_HOST =
      new Query("host.add", "insert into global.database_host values (?) on conflict do nothing");
  private static final Query REMOVE_HOST =
      new Query("host.remove", "delete from global.database_host where address = ?");

  private static final Duration LAST_READS = Duration.ofSeconds(20);

  private final QueryMeter meter;
  private volatile PostgresConfig config;

  private PostgresEngine(PostgresConfig config, QueryMeter meter) {
    super(new Sql(source(config), meter));
    this.config = config;
    this.meter = meter;
  }

  /// Sets the engine up without waiting for the database: connections are made when they are
  /// needed.
  public static PostgresEngine open(PostgresConfig config, QueryMeter meter) {
    return new PostgresEngine(config, meter);
  }

  private static Source source(PostgresConfig config) {
    return config.cluster().isPresent()
        ? Cluster.open(config, config.cluster().get())
        : new Source.One(new Connections(Pool.open(config), config.timeouts().pool()));
  }

  private Optional<Cluster> cluster() {
    return sql().source() instanceof Cluster cluster ? Optional.of(cluster) : Optional.empty();
  }

  /// Which of several servers takes the writes; empty where there is one.
  ///
  /// @throws sadari.core.failure.Unavailable where there is none in time
  Optional<Host> primary() {
    return cluster().map(Cluster::awaitPrimary);
  }

  /// Brings the tables up to date, as [PostgresConfig#migration] says. Many servers may do so at
  /// once.
  ///
  /// @throws sadari.core.failure.Unavailable where the database cannot be reached, or the tables
  ///   are not right afterwards, or the data was moved away
  public void migrate() {
    Optional<Host> primary = primary();
    MovedMark.demandNone(sql());
    new Migrations(config, primary).run();
  }

  /// Asks the database whether it is well.
  public Health check() {
    Optional<String> trouble = sql().source().trouble();
    if (trouble.isPresent()) {
      return new Health.Down(trouble.get());
    }
    try {
      List<Health> answers =
          sql().queryList(CHECK, row -> new Health.Up(row.text("version"), row.bool("writable")));
      return answers.getFirst();
    } catch (Failure failure) {
      return new Health.Down(String.valueOf(failure.getMessage()));
    }
  }

  /// The primary and its replicas; empty where the configuration speaks of one server.
  public Optional<Copies> copies() {
    return cluster().map(cluster -> cluster);
  }

  /// The stores on one of [#copies], for reads.
  public PostgresStores on(Replica replica) {
    return switch (replica) {
      case Member member -> new PostgresReplica(member, meter);
      default -> throw new IllegalArgumentException(replica.name() + " is none of this engine's");
    };
  }

  /// How far accounts have come.
  public VectorStore vectors() {
    return new PostgresVectorStore(sql());
  }

  /// How many servers hold a node number; one that was killed does until its lease is over.
  public long servers() {
    return new PostgresNodeLeases(sql()).held();
  }

  /// Who needs stored bytes; asked of the primary.
  public BlobReferences blobReferences() {
    return new PostgresBlobReferences(sql());
  }

  /// Bytes that nobody needs, on their way to be deleted.
  public DoomedBlobs doomedBlobs() {
    return new PostgresDoomedBlobs(sql());
  }

  /// Keys that caches could not be told of.
  public DirtyKeys dirtyKeys() {
    return new PostgresDirtyKeys(sql());
  }

  /// The outbox as the queue of jobs, and what rings when there is something in it. To be closed
  /// before the engine.
  ///
  /// @param lease how long a worker may be silent about a job
  public PostgresJobs openJobs(InstantSource clock, Duration lease) {
    return PostgresJobs.open(this, clock, lease);
  }

  /// What is known of each server; nothing where there is only one.
  public List<HostState> hosts() {
    return cluster().map(Cluster::hosts).orElse(List.of());
  }

  /// Holds up writes: those under way finish, those that come wait for a second and are refused
  /// then. Reads go on.
  ///
  /// @throws sadari.core.failure.Unavailable where writes are still under way after `longest`
  public WritePause pauseWrites(Duration longest) {
    return sql().gate().pause(longest);
  }

  /// Whether changes are noted for a move, be it under way or killed before it could tidy up.
  public boolean isNotedForMove() {
    return MovedMark.isNoted(sql());
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
    PostgresConfig there = other.withPoolSize(config.poolSize());
    Source before = sql().use(source(there));
    config = there;
    Thread.ofVirtual().name("postgres-old-pool").start(() -> closeWhenIdle(before));
  }

  private static void closeWhenIdle(Source before) {
    long deadline = System.nanoTime() + LAST_READS.toNanos();
    while (before.pool().active() > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    before.close();
  }

  /// Names one more server of the cluster, to all programs on this database.
  ///
  /// @return false where `address` is no `host:port`
  public boolean addHost(String address) {
    Optional<Host> host = Host.parse(address);
    host.ifPresent(known -> sql().update(ADD_HOST, known.toString()));
    return host.isPresent();
  }

  /// Takes back what [#addHost] named.
  public boolean removeHost(String address) {
    Optional<Host> host = Host.parse(address);
    host.ifPresent(known -> sql().update(REMOVE_HOST, known.toString()));
    return host.isPresent();
  }

  /// How the connection pool is; all of them together where there are several servers.
  public PoolStats pool() {
    return sql().source().pool();
  }

  /// Closes all connections; what is under way fails.
  @Override
  public void close() {
    sql().source().close();
  }
}
