package sadari.server.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `data grants`: prints what an administrator of an external PostgreSQL runs once, so that the
/// server's role may read and write rows and nothing else.
@Command(
    name = "grants",
    description = "Print the SQL that makes roles and database on an external PostgreSQL.",
    versionProvider = Cli.VersionProvider.class,
    mixinStandardHelpOptions = true)
final class GrantsCommand implements Callable<Integer> {
  @Option(
      names = "--database",
      defaultValue = "sadari",
      description = "The database (${DEFAULT-VALUE}).")
  private String database = "";

  @Option(
      names = "--user",
      defaultValue = "sadari",
      description = "The server's role; reads and writes rows (${DEFAULT-VALUE}).")
  private String user = "";

  @Option(
      names = "--owner-user",
      defaultValue = "sadari_owner",
      description = "The role that owns the tables and changes them (${DEFAULT-VALUE}).")
  private String owner = "";

  // Set by picocli before it calls.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        """
        -- Once, as an administrator, for example: psql -v ON_ERROR_STOP=1 -f grants.sql
        -- Choose two passwords first.
        create role %3$s login password 'CHOOSE-ONE';
        create role %2$s login password 'CHOOSE-ANOTHER';
        create database %1$s owner %3$s encoding 'UTF8' template template0;
        revoke all on database %1$s from public;
        grant connect on database %1$s to %2$s;
        -- Tables are made by %3$s when the server starts or its data moves here; %2$s is then
        -- granted to read and write their rows. Settings of the server:
        --   database.engine = external
        --   database.url = jdbc:postgresql://HOST:5432/DATABASE?sslmode=verify-full
        --   database.user = USER              database.owner.user = OWNER
        --   database.password = ...           database.owner.password = ...
        """
            .formatted(quoted(database), quoted(user), quoted(owner)));
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
