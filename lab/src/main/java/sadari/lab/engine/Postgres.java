package sadari.lab.engine;

import java.util.List;
import sadari.lab.component.Secrets;

/// What the lab's PostgreSQL servers have in common, alone or under Patroni.
final class Postgres {
  static final int PORT = 5432;
  static final String DATABASE = "sadari";
  static final String APPLICATION = "sadari";
  static final String ADMINISTRATOR = "postgres";
  static final String REPLICATION = "replicator";

  private Postgres() {}

  /// Statements that make the application's role and database.
  ///
  /// The role may log in and make schemas in its own database, and nothing else: no superuser, no
  /// other databases, no roles, no replication.
  static List<String> bootstrap(Secrets secrets) {
    return List.of(
        "create role sadari login password '"
            + secrets.application()
            + "' nosuperuser nocreatedb nocreaterole noreplication nobypassrls;",
        "create database sadari;",
        "revoke all on database sadari from public;",
        "revoke all on database postgres from public;",
        "grant connect, create, temporary on database sadari to sadari;");
  }

  /// Who may come in: the application to its database, replicas to the log, the administrator from
  /// this machine; all with a password that does not travel.
  static List<String> hostBasedAccess() {
    return List.of(
        "host sadari sadari 127.0.0.0/8 scram-sha-256",
        "host replication replicator 127.0.0.0/8 scram-sha-256",
        "host all postgres 127.0.0.0/8 scram-sha-256",
        "host all replicator 127.0.0.0/8 scram-sha-256");
  }
}
