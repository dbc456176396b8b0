package sadari.lab.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sadari.lab.component.Engine;
import sadari.lab.component.Place;
import sadari.lab.process.Command;
import sadari.lab.process.Programs;
import sadari.lab.process.RunAs;

/// A PostgreSQL of its own, as Debian packages it.
public record PostgresNode(String name, int host) implements Engine {
  @Override
  public String role() {
    return "database";
  }

  @Override
  public List<Integer> ports() {
    return List.of(Postgres.PORT);
  }

  @Override
  public Set<String> needs() {
    return Set.of();
  }

  @Override
  public String stopSignal() {
    return "INT"; // a fast stop: open transactions are rolled back
  }

  @Override
  public void prepare(Place place) throws IOException, InterruptedException {
    Path cluster = cluster(place);
    if (Files.exists(cluster.resolve("PG_VERSION"))) {
      return;
    }
    RunAs user = RunAs.notRoot();
    user.own(place.folder());
    make(place, user, cluster);
    Files.write(
        cluster.resolve("postgresql.auto.conf"),
        List.of(
            "listen_addresses = '" + place.listen() + "'",
            "port = " + Postgres.PORT,
            "unix_socket_directories = ''",
            "max_connections = 200",
            "shared_buffers = 64MB"));
    Files.write(cluster.resolve("pg_hba.conf"), Postgres.hostBasedAccess());
    List<String> single =
        List.of(Programs.require("postgres"), "--single", "-D", cluster.toString(), "postgres");
    String _ =
        Command.of(place.folder(), user.command(single))
            .withInput(String.join("\n", Postgres.bootstrap(place.secrets())) + "\n")
            .succeed();
  }

  private static void make(Place place, RunAs user, Path cluster)
      throws IOException, InterruptedException {
    Path password = place.folder().resolve("password");
    Files.writeString(password, place.secrets().administrator());
    user.own(place.folder());
    String _ =
        Command.of(
                place.folder(),
                user.command(
                    List.of(
                        Programs.require("initdb"),
                        "--pgdata=" + cluster,
                        "--username=" + Postgres.ADMINISTRATOR,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--no-sync")))
            .succeed();
    Files.delete(password);
  }

  @Override
  public List<String> command(Place place) {
    return RunAs.notRoot()
        .command(List.of(Programs.require("postgres"), "-D", cluster(place).toString()));
  }

  @Override
  public Optional<String> unready(Place place) {
    try {
      Command.Ended asked =
          Command.of(
                  Path.of("/"),
                  List.of(
                      Programs.require("pg_isready"),
                      "--host=" + place.listen(),
                      "--port=" + Postgres.PORT,
                      "--timeout=1"))
              .run();
      return asked.exit() == 0 ? Optional.empty() : Optional.of(asked.output().strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private static Path cluster(Place place) {
    return place.folder().resolve("cluster");
  }
}
