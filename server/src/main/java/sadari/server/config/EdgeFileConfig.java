package sadari.server.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import sadari.core.network.Address;
import sadari.engine.varnish.EdgeDescription;
import sadari.engine.varnish.Origin;
import sadari.engine.varnish.Policy;
import sadari.engine.varnish.Policy.Rare;
import sadari.engine.varnish.Policy.Rest;

/// What edges are told, in a file of its own. All edges of a site are told the same.
///
/// ```
/// edge.origins = web1 10.0.0.11:3001, web2 10.0.0.12:3001
/// edge.secret = (16 to 128 letters and digits, as the servers have it)
/// edge.purgers = 10.0.0.0/24
/// ```
///
/// @param edge as its engine takes it
public record EdgeFileConfig(EdgeDescription edge) {
  private static final String ORIGINS = "edge.origins";
  private static final String PURGERS = "edge.purgers";
  private static final String SECRET = "edge.secret";
  private static final Origin EXAMPLE = new Origin("web1", Address.of("127.0.0.1:3001"));
  private static final String PLACEHOLDER = "0".repeat(16);
  private static final List<String> LOCAL = List.of("127.0.0.1");
  private static final Duration LONGEST = Duration.ofDays(3_650);

  /// What came of reading: a description, or all that is wrong with it.
  public sealed interface Outcome {
    /// Nothing is wrong.
    record Valid(EdgeFileConfig config) implements Outcome {}

    /// Something is wrong.
    ///
    /// @param problems all of it
    record Invalid(List<Problem> problems) implements Outcome {}
  }

  /// Reads a description.
  public static Outcome load(Sources sources) {
    Settings settings = new Settings(sources);
    EdgeFileConfig config = from(settings);
    List<Problem> problems = settings.problems();
    return problems.isEmpty() ? new Outcome.Valid(config) : new Outcome.Invalid(problems);
  }

  static EdgeFileConfig from(Settings settings) {
    List<Origin> origins =
        settings.read(
            ORIGINS,
            List.of(EXAMPLE),
            text -> Arrays.stream(text.split(",")).map(EdgeFileConfig::origin).toList(),
            all -> all.stream().map(Origin::name).collect(Collectors.joining(", ")));
    EdgeDescription.Director director =
        settings.oneOf("edge.director", EdgeDescription.Director.ROUND_ROBIN);
    String secret = settings.secret(SECRET).reveal();
    List<String> purgers = settings.list(PURGERS);
    Policy policy = policy(settings);
    boolean originsRight = isRight(settings, ORIGINS, () -> edge(origins, PLACEHOLDER, LOCAL));
    boolean secretRight = isRight(settings, SECRET, () -> edge(List.of(EXAMPLE), secret, LOCAL));
    boolean purgersRight =
        isRight(settings, PURGERS, () -> edge(List.of(EXAMPLE), PLACEHOLDER, purgers));
    return new EdgeFileConfig(
        originsRight && secretRight && purgersRight
            ? new EdgeDescription(origins, director, secret, purgers, policy)
            : edge(List.of(EXAMPLE), PLACEHOLDER, LOCAL));
  }

  private static EdgeDescription edge(List<Origin> origins, String secret, List<String> purgers) {
    return new EdgeDescription(
        origins, EdgeDescription.Director.ROUND_ROBIN, secret, purgers, Policy.USUAL);
  }

  /// Whether one part is there and right, beside others that are; what is wrong is told with its
  /// key.
  private static boolean isRight(Settings settings, String key, Supplier<EdgeDescription> alone) {
    if (settings.required(key).isEmpty()) {
      return false;
    }
    try {
      EdgeDescription _ = alone.get();
      return true;
    } catch (IllegalArgumentException e) {
      settings.problem(key, String.valueOf(e.getMessage()));
      return false;
    }
  }

  private static Origin origin(String text) {
    List<String> words = List.of(text.strip().split("\\s+"));
    if (words.size() != 2) {
      throw new IllegalArgumentException("is NAME ADDRESS:PORT, not \"" + text.strip() + "\"");
    }
    return new Origin(words.get(0), Address.of(words.get(1)));
  }

  private static Policy policy(Settings settings) {
    Policy usual = Policy.USUAL;
    Duration second = Duration.ofSeconds(1);
    return new Policy(
        settings.span("edge.fresh", usual.fresh(), second, LONGEST),
        usual.unknown(),
        settings.span("edge.grace", usual.grace(), Duration.ZERO, LONGEST),
        usual.keep(),
        new Rare(
            settings.read(
                "edge.admit-from",
                usual.rare().fromBytes(),
                text -> text.equals("none") ? Rare.NONE.fromBytes() : ByteCount.parse(text),
                bytes -> bytes == Long.MAX_VALUE ? "none" : ByteCount.text(bytes)),
            settings.span("edge.admit-within", usual.rare().window(), second, LONGEST)),
        settings.oneOf("edge.rest", Rest.REFUSED));
  }
}
