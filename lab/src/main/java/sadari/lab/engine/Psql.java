package sadari.lab.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import sadari.lab.component.Secrets;
import sadari.lab.process.Programs;

/// An administrator of a PostgreSQL of the lab.
///
/// @param address of the server
public record Psql(InetSocketAddress address, Secrets secrets) {
  /// Runs statements, each in a transaction of its own; what they returned.
  public String run(String... statements) {
    List<String> words = new ArrayList<>();
    words.addAll(
        List.of(
            Programs.require("psql"),
            "-X",
            "-q",
            "-A",
            "-t",
            "-v",
            "ON_ERROR_STOP=1",
            "-h",
            address.getHostString(),
            "-p",
            Integer.toString(address.getPort()),
            "-U",
            Postgres.ADMINISTRATOR,
            "-d",
            Postgres.DATABASE));
    for (String statement : statements) {
      words.addAll(List.of("-c", statement));
    }
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", secrets.administrator());
    builder.environment().put("PGCONNECT_TIMEOUT", "10");
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("psql: " + said.strip());
      }
      return said.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
