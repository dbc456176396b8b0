package sadari.lab.engine;

import java.util.List;
import sadari.lab.component.Secrets;

/// What the lab's PostgreSQL servers have in common, alone or under Patroni.
final class Postgres {
  static final int PORT = 5432;
  static final String DATABASE = "sadari";
  static final String APPLICATION = "sadari";
  static final String OWNER = "sadari_owner";
  static final String ADMINISTRATOR = "postgres";
  static final String REPLICATION = "replicator";

  private Postgres() {}

  /// Statements that make the application's roles and database.
  ///
  /// The servers' role may log in, and is granted rows by the owner; the owner may make schemas in
  /// this database. Neither is a superuser, makes databases or roles, or replicates.
  static List<String> bootstrap(Secrets secrets) {
    return List.of(
        role(APPLICATION, secrets.application()),
        role(OWNER, secrets.owner()),
        "create database sadari;",
        "revoke all on database sadari from public;",
        "revoke all on database postgres from public;",
        "grant connect on database sadari to sadari;",
        "grant connect, create, temporary on database sadari to sadari_owner;");
  }

  private static String role(String name, String password) {
    return "create role "
        + name
        + " login password '"
        + password
        + "' nosuperuser nocreatedb nocreaterole noreplication nobypassrls;";
  }

  /// Who may come in: the application to its database, replicas to the log, the administrator from
  /// this machine; all with a password that does not travel.
  static List<String> hostBasedAccess() {
    return List.of(
        "host sadari sadari,sadari_owner 127.0.0.0/8 scram-sha-256",
        "host replication replicator 127.0.0.0/8 scram-sha-256",
        "host all postgres 127.0.0.0/8 scram-sha-256",
        "host all replicator 127.0.0.0/8 scram-sha-256");
  }
}
