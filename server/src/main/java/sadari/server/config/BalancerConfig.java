package sadari.server.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import sadari.core.network.Address;
import sadari.engine.haproxy.Balancer;
import sadari.engine.haproxy.Front;
import sadari.engine.haproxy.Operating;
import sadari.engine.haproxy.Policy;
import sadari.engine.haproxy.Role;
import sadari.engine.haproxy.Takeover;
import sadari.engine.haproxy.WebServer;

/// What a load balancer is told, in a file of its own.
///
/// ```
/// balancer.listen = 203.0.113.10:443
/// balancer.certificate = /etc/haproxy/sadari.pem
/// balancer.servers = web1 10.0.0.11:3000 10.0.0.11:9300, web2 10.0.0.12:3000 10.0.0.12:9300 weight=50
/// ```
///
/// @param balancer as its engine takes it
/// @param takeover how a second one takes the public address over, where there are two
public record BalancerConfig(Balancer balancer, Optional<Takeover> takeover) {
  private static final String SERVERS = "balancer.servers";
  private static final String WORD = "NAME ADDRESS:PORT HEALTH:PORT [weight=N] [roles=web+media]";
  private static final WebServer EXAMPLE =
      WebServer.of("web1", Address.of("127.0.0.1:3000"), Address.of("127.0.0.1:9300"));

  /// What came of reading: a description, or all that is wrong with it.
  public sealed interface Outcome {
    /// Nothing is wrong.
    record Valid(BalancerConfig config) implements Outcome {}

    /// Something is wrong.
    ///
    /// @param problems all of it
    record Invalid(List<Problem> problems) implements Outcome {}
  }

  /// Reads a description.
  public static Outcome load(Sources sources) {
    Settings settings = new Settings(sources);
    BalancerConfig config = from(settings);
    List<Problem> problems = settings.problems();
    return problems.isEmpty() ? new Outcome.Valid(config) : new Outcome.Invalid(problems);
  }

  static BalancerConfig from(Settings settings) {
    Front front =
        new Front(
            address(settings, "balancer.listen", "0.0.0.0:80"),
            some(settings.text("balancer.certificate", "")).map(Path::of),
            some(settings.text("balancer.streaming-host", "")),
            some(settings.text("balancer.media-host", "")));
    Address internal = address(settings, "balancer.internal", "127.0.0.1:8404");
    Operating operating =
        new Operating(
            internal,
            settings.path("balancer.socket", Path.of("/run/haproxy/sadari.sock")),
            some(settings.text("balancer.user", "haproxy")));
    Policy policy =
        Policy.USUAL.with(settings.oneOf("balancer.algorithm", Policy.Algorithm.LEAST_CONNECTIONS));
    return new BalancerConfig(
        balancer(settings, front, operating, policy), takeover(settings, internal));
  }

  private static Balancer balancer(
      Settings settings, Front front, Operating operating, Policy policy) {
    Function<List<WebServer>, Balancer> with =
        servers -> new Balancer(front, operating, servers, policy);
    settings.required(SERVERS);
    return settings.read(
        SERVERS,
        with.apply(List.of(EXAMPLE)),
        text -> with.apply(Arrays.stream(text.split(",")).map(BalancerConfig::server).toList()),
        balancer ->
            balancer.servers().stream().map(WebServer::name).collect(Collectors.joining(", ")));
  }

  private static WebServer server(String text) {
    List<String> words = List.of(text.strip().split("\\s+"));
    if (words.size() < 3) {
      throw new IllegalArgumentException("is " + WORD + ", not \"" + text.strip() + "\"");
    }
    WebServer server =
        WebServer.of(words.get(0), Address.of(words.get(1)), Address.of(words.get(2)));
    for (String word : words.subList(3, words.size())) {
      String value = word.substring(word.indexOf('=') + 1);
      if (word.startsWith("weight=")) {
        server = server.withWeight(Integer.parseInt(value));
      } else if (word.startsWith("roles=")) {
        server = server.withRoles(roles(value));
      } else {
        throw new IllegalArgumentException("is " + WORD + "; what is \"" + word + "\"?");
      }
    }
    return server;
  }

  /// Roles in the notation `web+media`.
  public static Set<Role> roles(String text) {
    return Arrays.stream(text.split("\\+"))
        .map(word -> Role.valueOf(word.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  private static Optional<Takeover> takeover(Settings settings, Address internal) {
    Optional<String> address = some(settings.text("takeover.address", ""));
    if (address.isEmpty()) {
      settings.onlyWith(
          "takeover.address",
          "takeover.interface",
          "takeover.router",
          "takeover.first",
          "takeover.own",
          "takeover.peers");
      return Optional.empty();
    }
    return Optional.of(
        new Takeover(
            address.get(),
            settings.text("takeover.interface", "eth0"),
            settings.number("takeover.router", 51, 1, 255),
            settings.flag("takeover.first", true),
            settings.required("takeover.own"),
            settings.list("takeover.peers"),
            internal));
  }

  private static Address address(Settings settings, String key, String fallback) {
    return settings.read(key, Address.of(fallback), Address::of, Address::toString);
  }

  private static Optional<String> some(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }
}
