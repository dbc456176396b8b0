package sadari.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import sadari.server.config.Config;
import sadari.server.ops.OperatorKey;

/// Tells the server that runs on a data folder to do something, and shows how it goes. Who stops
/// listening before it is done calls it off.
final class DeskTalk {
  private static final int READ_TIMEOUT = 120_000;
  private static final int CONNECT_TIMEOUT = 5_000;

  private final CommandLine command;
  private final String what;

  /// @param what is done, such as `the move`
  DeskTalk(CommandLine command, String what) {
    this.command = command;
    this.what = what;
  }

  /// The exit code.
  int tell(Config config, String deed, Map<String, String> form) throws IOException {
    Path data = config.storage().data();
    Optional<OperatorKey.Door> door = OperatorKey.find(data);
    if (door.isEmpty()) {
      return failed("no server runs on the data folder " + data.toAbsolutePath().normalize());
    }
    try {
      return ask(door.get(), deed, form);
    } catch (ConnectException e) {
      return failed("no server answers at " + door.get().address() + ": start it first");
    }
  }

  private int ask(OperatorKey.Door door, String deed, Map<String, String> form) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) door.address().resolve("/operate/" + deed).toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Authorization", door.authorization());
    connection.setConnectTimeout(CONNECT_TIMEOUT);
    connection.setReadTimeout(READ_TIMEOUT);
    connection.setDoOutput(true);
    connection.getOutputStream().write(encoded(form).getBytes(UTF_8));
    if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
      try (InputStream error = connection.getErrorStream()) {
        return failed(
            error == null ? "refused" : Reason.in(new String(error.readAllBytes(), UTF_8)));
      }
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
      return show(lines);
    } catch (SocketTimeoutException e) {
      return failed("the server says nothing any more; its log tells why");
    } catch (IOException cut) {
      return ended();
    } finally {
      connection.disconnect();
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  /// Shows what the server tells; the last line tells how it ended.
  private int show(BufferedReader lines) throws IOException {
    PrintWriter out = command.getOut();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("! ")) {
        return failed(line.substring(2));
      }
      if (line.startsWith("= ")) {
        out.println("sadari: " + line.substring(2));
        out.flush();
        return CommandLine.ExitCode.OK;
      }
      if (!line.isEmpty()) {
        out.println(line);
        out.flush();
      }
    }
    return ended();
  }

  private int ended() {
    return failed("the server ended before " + what + " did; it starts on what it had");
  }

  private int failed(String line) {
    command.getErr().println("sadari: " + line);
    command.getErr().flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
