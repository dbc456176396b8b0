package sadari.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import sadari.server.config.Config;
import sadari.server.config.Config.Outcome;
import sadari.server.ops.OperatorKey;

/// Asks the server that runs on a data folder something, or tells it to do something at once, and
/// shows what it answers.
///
/// @param command in whose name
/// @param environment where settings may be
record DeskQuestion(CommandLine command, Map<String, String> environment) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// A page of a list, as text.
  static String page(String list, PageOptions page) {
    String after = page.after().isEmpty() ? "" : "&after=" + URLEncoder.encode(page.after(), UTF_8);
    return "/operate/" + list + "?format=text&limit=" + page.limit() + after;
  }

  static String form(String name, String value) {
    return name + "=" + URLEncoder.encode(value, UTF_8);
  }

  /// The exit code.
  ///
  /// @param form what is to be done; null to look only
  int ask(ConfigOptions options, String path, @Nullable String form)
      throws IOException, InterruptedException {
    return switch (Config.load(options.sources(environment))) {
      case Outcome.Valid valid -> ask(valid.config(), path, form);
      case Outcome.Invalid invalid -> Failures.report(invalid, command.getErr());
    };
  }

  private int ask(Config config, String path, @Nullable String form)
      throws IOException, InterruptedException {
    Optional<OperatorKey.Door> door = OperatorKey.find(config.storage().data());
    if (door.isEmpty()) {
      return failed(
          "no server runs on the data folder "
              + config.storage().data().toAbsolutePath().normalize());
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer =
          client.send(request(door.get(), path, form), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? said(answer.body()) : failed(reason(answer));
    } catch (IOException e) {
      return failed("no server answers at " + door.get().address() + ": start it first");
    }
  }

  private static HttpRequest request(OperatorKey.Door door, String path, @Nullable String form) {
    URI page = door.address().resolve(path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(page)
            .timeout(PATIENCE)
            .header("Authorization", door.authorization());
    if (form != null) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(form));
    }
    return request.build();
  }

  private static String reason(HttpResponse<String> answer) {
    String told = Reason.in(answer.body());
    return answer.statusCode() == 404
        ? told
        : "the server answers " + answer.statusCode() + ": " + told;
  }

  private int said(String text) {
    PrintWriter out = command.getOut();
    out.print(text);
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private int failed(String line) {
    command.getErr().println("sadari: " + line);
    command.getErr().flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
