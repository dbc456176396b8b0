package sadari.engine.postgres;

import java.time.Duration;
import java.util.Optional;

/// Where an operation's connections come from: one server for good, or whichever is the primary.
sealed interface Source extends AutoCloseable permits Source.One, Source.OfReplica, Cluster {
  /// The pool that the next attempt uses. May wait, until `deadline` at most.
  ///
  /// @param deadline by [System#nanoTime]
  /// @throws sadari.core.failure.Unavailable where there is no server to ask
  Connections next(String operation, long deadline);

  /// How long an operation may look for a server that takes it, where nothing has been done yet.
  /// Zero where there is only one.
  Duration patience();

  /// The server says that it is no primary any more.
  void demoted(Connections by);

  /// Whether what came over these connections counts: their server has not been replaced meanwhile.
  boolean isCurrent(Connections asked);

  /// How the connections are.
  PoolStats pool();

  /// Why nothing can be asked; empty where that is not known.
  Optional<String> trouble();

  @Override
  void close();

  /// One server for good.
  record One(Connections connections) implements Source {
    @Override
    public Connections next(String operation, long deadline) {
      return connections;
    }

    @Override
    public Duration patience() {
      return Duration.ZERO;
    }

    @Override
    public void demoted(Connections by) {}

    @Override
    public boolean isCurrent(Connections asked) {
      return true;
    }

    @Override
    public PoolStats pool() {
      return connections.stats();
    }

    @Override
    public Optional<String> trouble() {
      return Optional.empty();
    }

    @Override
    public void close() {
      connections.close();
    }
  }

  /// One member of a cluster, for reads. The cluster closes it.
  record OfReplica(Member member) implements Source {
    @Override
    public Connections next(String operation, long deadline) {
      return member.connections();
    }

    @Override
    public Duration patience() {
      return Duration.ZERO;
    }

    @Override
    public void demoted(Connections by) {}

    @Override
    public boolean isCurrent(Connections asked) {
      return !asked.isSuperseded();
    }

    @Override
    public PoolStats pool() {
      return member.pool();
    }

    @Override
    public Optional<String> trouble() {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }
}
