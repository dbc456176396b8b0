package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A primary and its standbys, for tests: real servers of one machine, which can be killed, frozen
/// and promoted one by one. Not durable; removed when it is closed or the JVM ends.
///
/// A standby is a copy of the files of a server that is stopped for the moment, so the programs
/// that copy a running one are not needed. For one thread.
public final class ThrowAwayCluster implements AutoCloseable {
  private static final Duration COPY = Duration.ofMinutes(1);

  private final Path home;
  private final HomeLock lock;
  private final Programs programs;
  private final Privileges privileges;
  private final Cluster.Logins logins;
  private final List<ThrowAwayNode> nodes = new ArrayList<>();
  private final Thread hook = new Thread(this::remove, "throw-away-cluster");

  private ThrowAwayCluster(
      Path home, HomeLock lock, Programs programs, Privileges privileges, Cluster.Logins logins) {
    this.home = home;
    this.lock = lock;
    this.programs = programs;
    this.privileges = privileges;
    this.logins = logins;
  }

  /// One primary and some standbys, all up.
  ///
  /// @param binaries the programs; the bundled ones where empty
  /// @throws IllegalStateException where they do not start
  public static ThrowAwayCluster start(Optional<Path> binaries, int standbys) {
    try {
      // A standby is sent what was flushed: without waiting for that it would be late by the fifth
      // of a second that the log's writer sleeps.
      EmbeddedPostgresConfig config =
          ThrowAwayPostgres.quick(ThrowAwayPostgres.freshHome())
              .withSetting("synchronous_commit", "local");
      if (binaries.isPresent()) {
        config = config.withBinaries(binaries.get());
      }
      ThrowAwayCluster cluster = made(config);
      Runtime.getRuntime().addShutdownHook(cluster.hook);
      ThrowAwayNode first = cluster.node(config.home().resolve("cluster"));
      for (int i = 0; i < standbys; i++) {
        cluster.copy(first);
      }
      cluster.nodes.forEach(ThrowAwayNode::start);
      return cluster;
    } catch (IOException | RefusedException failed) {
      throw new IllegalStateException("no cluster for tests", failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static ThrowAwayCluster made(EmbeddedPostgresConfig config)
      throws IOException, RefusedException, InterruptedException {
    EmbeddedPostgres once =
        switch (EmbeddedPostgres.start(config)) {
          case Start.Started started -> started.postgres();
          case Start.Refused refused -> throw new IllegalStateException(refused.message());
        };
    once.close();
    Home home = Home.open(config.home());
    HomeLock lock = HomeLock.take(home.directory());
    Privileges privileges = Privileges.find(home, config.runAs());
    Programs programs = Programs.find(Optional.of(once.programDirectory()), List.of(), privileges);
    var logins = new Cluster.Logins(once.administrator(), new Login(once.user(), once.password()));
    return new ThrowAwayCluster(home.directory(), lock, programs, privileges, logins);
  }

  /// The servers, in the order in which they were made; the first one was the primary.
  public List<ThrowAwayNode> nodes() {
    return List.copyOf(nodes);
  }

  public ThrowAwayNode node(int number) {
    return nodes.get(number);
  }

  /// The address of a database on all servers together.
  public String jdbcUrl(String database) {
    return nodes.stream()
        .map(node -> "127.0.0.1:" + node.port())
        .collect(Collectors.joining(",", "jdbc:postgresql://", "/" + database));
  }

  /// The application's user, who is no superuser.
  public Login application() {
    return logins.application();
  }

  public Login administrator() {
    return logins.administrator();
  }

  /// One standby more, up; `of` is stopped while it is copied.
  public ThrowAwayNode addStandby(ThrowAwayNode of) {
    try {
      of.stop();
      ThrowAwayNode standby = copy(of);
      of.start();
      standby.start();
      return standby;
    } catch (IOException failed) {
      throw new IllegalStateException("no copy", failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private ThrowAwayNode copy(ThrowAwayNode of) throws IOException, InterruptedException {
    Path data = home.resolve("standby-" + nodes.size());
    List<String> command = List.of("cp", "-a", of.data().toString(), data.toString());
    Command.Ended copied = Command.run(command, COPY);
    if (!copied.successful()) {
      throw new IOException(copied.output());
    }
    Files.deleteIfExists(PidFile.in(data));
    ThrowAwayNode node = node(data);
    node.follow(of);
    return node;
  }

  private ThrowAwayNode node(Path data) throws IOException {
    ThrowAwayNode node =
        new ThrowAwayNode(data, programs, privileges, logins.administrator(), nodes.size());
    nodes.add(node);
    return node;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return; // the hook does it
    }
    remove();
  }

  private void remove() {
    nodes.forEach(ThrowAwayNode::close);
    try {
      lock.close();
    } catch (IOException failed) {
      // The kernel releases it with the process at the latest.
    }
    ThrowAwayPostgres.delete(home);
  }
}
