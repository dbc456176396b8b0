package sadari.lab.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sadari.lab.component.Engine;
import sadari.lab.component.Place;
import sadari.lab.component.Probe;
import sadari.lab.component.Secrets;
import sadari.lab.process.Programs;
import sadari.lab.process.RunAs;

/// A PostgreSQL under Patroni: primary or replica, as the cluster agrees.
///
/// How long a cluster has no primary is bounded by the settings in [#AGREED]: a primary that is
/// away for `ttl` seconds loses its lease, counted from its last renewal, which is at most
/// `loop_wait` old; its successor is found in the following second, or after two more where the old
/// one still takes connections and does not answer (frozen).
///
/// @param first the node that makes the cluster; the others copy it
/// @param consensus the members of etcd
/// @param synchronous whether a commit waits for a replica, always; without, a fail-over loses what
///   was acknowledged last (for drills that must see it)
public record PatroniNode(
    String name, int host, String first, List<String> consensus, boolean synchronous)
    implements Engine {
  private static final int REST_PORT = 8008;
  private static final Duration ASK = Duration.ofMillis(500);
  private static final Pattern ROLE = Pattern.compile("\"role\": \"(\\w+)\"");

  /// What all nodes agree on; kept in etcd. `loop_wait + 2 × retry_timeout ≤ ttl`, so that a
  /// primary that cannot renew its lease has demoted itself before somebody else takes it. A
  /// PostgreSQL that crashes on a living node is not waited for (`primary_start_timeout`).
  private static final List<String> AGREED =
      List.of("ttl: 5", "loop_wait: 1", "retry_timeout: 2", "primary_start_timeout: 0");

  /// A replica that does not answer must not hold up commits for a minute; and one whose primary is
  /// gone must not rest for five seconds before it follows the new one, whose commits wait for it.
  private static final List<String> PARAMETERS =
      List.of(
          "max_connections: 200",
          "shared_buffers: 64MB",
          "wal_sender_timeout: 3s",
          "wal_receiver_timeout: 3s",
          "wal_retrieve_retry_interval: 200ms",
          "wal_keep_size: 128MB",
          "max_wal_senders: 16",
          "max_replication_slots: 16",
          "password_encryption: scram-sha-256");

  public PatroniNode {
    consensus = List.copyOf(consensus);
  }

  @Override
  public String role() {
    return "database";
  }

  @Override
  public List<Integer> ports() {
    return List.of(Postgres.PORT, REST_PORT);
  }

  @Override
  public Set<String> needs() {
    Set<String> needs = new HashSet<>(consensus);
    if (!name.equals(first)) {
      needs.add(first);
    }
    return needs;
  }

  @Override
  public Duration patience() {
    return Duration.ofMinutes(2);
  }

  @Override
  public void prepare(Place place) throws IOException {
    write(place, "patroni.yml", configuration(place));
    write(place, "bootstrap.sql", Postgres.bootstrap(place.secrets()));
    write(
        place,
        "bootstrap",
        List.of(
            "#!/bin/sh",
            "exec "
                + Programs.require("psql")
                + " -v ON_ERROR_STOP=1 -q -f '"
                + place.folder().resolve("bootstrap.sql")
                + "' \"$1\""));
    RunAs.notRoot().own(place.folder());
  }

  @Override
  public List<String> command(Place place) {
    return RunAs.notRoot()
        .command(
            List.of(Programs.require("patroni"), place.folder().resolve("patroni.yml").toString()));
  }

  /// Ready is a PostgreSQL that takes queries and, for all but the first, a cluster that has a
  /// synchronous replica: one that is ended before leaves the others diverged.
  @Override
  public Optional<String> unready(Place place) {
    Optional<String> why = Probe.http(place.listen(), REST_PORT, "/readiness", ASK);
    if (why.isPresent() || name.equals(first) || !synchronous) {
      return why;
    }
    String cluster = Probe.body(place.listen(), REST_PORT, "/cluster", ASK).orElse("");
    return cluster.contains("\"sync_standby\"")
        ? Optional.empty()
        : Optional.of("no synchronous replica yet");
  }

  @Override
  public String standing(Place place) {
    String cluster = Probe.body(place.listen(), REST_PORT, "/patroni", ASK).orElse("");
    Matcher role = ROLE.matcher(cluster);
    if (!role.find()) {
      return "";
    }
    return switch (role.group(1)) {
      case "master", "primary" -> "primary";
      default -> cluster.contains("\"sync_standby\": true") ? "synchronous replica" : "replica";
    };
  }

  private List<String> configuration(Place place) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            "scope: sadari",
            "name: " + name,
            "restapi:",
            "  listen: " + place.listen() + ":" + REST_PORT,
            "  connect_address: " + place.announce() + ":" + REST_PORT,
            // The second version of the protocol: by the third, Patroni 3.0 renews a lease without
            // looking whose it is by now, so a primary that stood still takes it from its
            // successor.
            "etcd:",
            "  hosts: "
                + consensus.stream()
                    .map(member -> place.of(member) + ":" + EtcdMember.PORT)
                    .collect(Collectors.joining(",")),
            "bootstrap:",
            "  dcs:"));
    AGREED.forEach(line -> lines.add("    " + line));
    lines.addAll(
        List.of(
            "    maximum_lag_on_failover: 1048576",
            // While etcd changes its leader the primary asks its replicas instead, and goes on.
            "    failsafe_mode: true",
            "    synchronous_mode: " + synchronous,
            "    synchronous_mode_strict: " + synchronous,
            "    postgresql:",
            "      use_pg_rewind: true",
            // A new primary makes them at its next look, and nobody follows it before; it keeps
            // enough of its log without.
            "      use_slots: false",
            "      parameters:"));
    PARAMETERS.forEach(line -> lines.add("        " + line));
    lines.addAll(
        List.of(
            "  initdb:",
            "    - encoding: UTF8",
            "    - locale: C.UTF-8",
            "    - no-sync",
            "  post_bootstrap: " + place.folder().resolve("bootstrap")));
    lines.addAll(postgresql(place));
    return lines;
  }

  private static List<String> postgresql(Place place) {
    Secrets secrets = place.secrets();
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            "postgresql:",
            "  listen: " + place.listen() + ":" + Postgres.PORT,
            "  connect_address: " + place.announce() + ":" + Postgres.PORT,
            "  data_dir: " + place.folder().resolve("cluster"),
            "  bin_dir: " + Path.of(Programs.require("postgres")).getParent(),
            "  pgpass: " + place.folder().resolve("pgpass"),
            "  authentication:",
            "    superuser:",
            "      username: " + Postgres.ADMINISTRATOR,
            "      password: " + secrets.administrator(),
            "    replication:",
            "      username: " + Postgres.REPLICATION,
            "      password: " + secrets.replication(),
            "    rewind:",
            "      username: " + Postgres.ADMINISTRATOR,
            "      password: " + secrets.administrator(),
            "  parameters:",
            "    unix_socket_directories: ''",
            // Or a copy waits for the next ordinary checkpoint.
            "  basebackup:",
            "    - checkpoint: fast",
            "    - no-sync",
            "  pg_hba:"));
    Postgres.hostBasedAccess().forEach(line -> lines.add("    - " + line));
    return lines;
  }

  private static void write(Place place, String file, List<String> lines) throws IOException {
    Path path = place.folder().resolve(file);
    Files.write(path, lines);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }
}
