package sadari.lab.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sadari.lab.component.Engine;
import sadari.lab.component.Network;
import sadari.lab.component.Place;
import sadari.lab.component.Probe;
import sadari.lab.component.Share;
import sadari.lab.process.Leftover;
import sadari.lab.process.Programs;
import sadari.server.Main;

/// A Sadari server: web, worker, or everything.
///
/// @param roles as in `roles`
/// @param tiers what it leans on
/// @param publicName the component that people reach it by
/// @param settings any further ones; they win
/// @param share of the processor
public record SadariNode(
    String name,
    int host,
    List<String> roles,
    Tiers tiers,
    String publicName,
    Map<String, String> settings,
    Share share)
    implements Engine {
  /// Where people are answered.
  public static final int PORT = 3000;

  /// Where operators and balancers are.
  public static final int INTERNAL_PORT = 9300;

  /// Where edges fetch from.
  public static final int EDGE_PORT = 3001;

  private static final Duration ASK = Duration.ofMillis(900);

  /// What a server leans on, by the components' names.
  ///
  /// @param databases empty for an embedded one
  /// @param sentinels of the Redis that is shared; empty for none
  /// @param stores of photos; empty for a folder
  /// @param brokers of the Kafka that carries jobs; empty where the database does
  /// @param edges in front of it; empty for none
  public record Tiers(
      List<String> databases,
      List<String> sentinels,
      List<String> stores,
      List<String> brokers,
      List<String> edges) {
    private static final int COPIES = 3;

    public Tiers {
      databases = List.copyOf(databases);
      sentinels = List.copyOf(sentinels);
      stores = List.copyOf(stores);
      brokers = List.copyOf(brokers);
      edges = List.copyOf(edges);
    }

    /// Edges are in front of it: they come later.
    Set<String> names() {
      return Stream.of(databases, sentinels, stores, brokers)
          .flatMap(List::stream)
          .collect(Collectors.toSet());
    }

    /// What servers are told of the queue.
    Map<String, String> queue(Place place) {
      return brokers.isEmpty()
          ? Map.of()
          : Map.of(
              "queue.engine",
              "kafka",
              "queue.brokers",
              brokers.stream()
                  .map(name -> place.of(name) + ":" + KafkaNode.PORT)
                  .collect(Collectors.joining(", ")),
              "queue.copies",
              Integer.toString(Math.min(COPIES, brokers.size())));
    }
  }

  public SadariNode {
    roles = List.copyOf(roles);
    settings = Map.copyOf(settings);
  }

  @Override
  public String role() {
    return "server: " + String.join(", ", roles);
  }

  @Override
  public List<Integer> ports() {
    return tiers.edges().isEmpty()
        ? List.of(PORT, INTERNAL_PORT)
        : List.of(PORT, INTERNAL_PORT, EDGE_PORT);
  }

  @Override
  public Set<String> needs() {
    return tiers.names();
  }

  @Override
  public void prepare(Place place) throws IOException {
    // The server makes its folders itself.
  }

  @Override
  public List<String> command(Place place) {
    List<String> words = new ArrayList<>();
    // People come first where all share one machine.
    if (share.spare()) {
      words.addAll(Leftover.words());
    } else if (!roles.contains("web")) {
      Programs.find("nice").ifPresent(nice -> words.addAll(List.of(nice.toString(), "-n", "19")));
    }
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xms32m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    if (share.spare()) {
      // Photos are edited in native code; a second compiler would only make a small machine start
      // later.
      words.add("-XX:TieredStopAtLevel=1");
    }
    rehearsed()
        .ifPresent(
            file ->
                words.addAll(List.of("-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off")));
    words.addAll(List.of("-cp", classPath(), Main.class.getName(), "run"));
    all(place).forEach((key, value) -> words.add("--set=" + key + "=" + value));
    return words;
  }

  @Override
  public Map<String, String> environment(Place place) {
    Map<String, String> secrets = new HashMap<>();
    if (!tiers.databases().isEmpty()) {
      secrets.put("SADARI_DATABASE_PASSWORD", place.secrets().application());
      secrets.put("SADARI_DATABASE_OWNER_PASSWORD", place.secrets().owner());
    }
    if (!tiers.edges().isEmpty()) {
      secrets.put("SADARI_EDGE_SECRET", place.secrets().edge());
    }
    if (!tiers.sentinels().isEmpty()) {
      secrets.put("SADARI_CACHE_PASSWORD", place.secrets().cache());
    }
    if (!tiers.stores().isEmpty()) {
      secrets.put("SADARI_FILES_S3_SECRET_KEY", place.secrets().store());
    }
    return secrets;
  }

  /// A server whose database does not answer in time gives up and wants to be started again.
  @Override
  public int attempts() {
    return 3;
  }

  @Override
  public Optional<String> unready(Place place) {
    return Probe.http(place.listen(), INTERNAL_PORT, "/health/ready", ASK);
  }

  /// All settings, as the server is given them.
  private Map<String, String> all(Place place) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("roles", String.join(", ", roles));
    all.put("data.directory", place.folder().resolve("data").toString());
    all.put("http.host", place.listen());
    all.put("http.port", Integer.toString(PORT));
    all.put("http.public-url", "http://" + place.of(publicName) + ":" + publicPort());
    all.put("http.trusted-proxies", String.join(", ", Network.all()));
    all.put("internal.host", place.listen());
    all.put("internal.port", Integer.toString(INTERNAL_PORT));
    // Balancers look five times a second; twice is what they want to see before they believe it.
    all.put("http.drain", "1s");
    // Load comes from one address, and from accounts made for it by the hundred.
    all.put("rate-limits.on", "false");
    all.put("passwords.memory", "64KiB");
    all.put("passwords.passes", "1");
    if (!tiers.databases().isEmpty()) {
      all.put("database.engine", "external");
      all.put("database.url", jdbcUrl(place));
      all.put("database.user", Postgres.APPLICATION);
      all.put("database.owner.user", Postgres.OWNER);
      all.put("files.directory", place.shared().resolve("files").toString());
    }
    if (!tiers.sentinels().isEmpty()) {
      all.put("cache.engine", "redis");
      all.put("cache.sentinels", sentinels(place));
      all.put("cache.master", Redis.MASTER);
    }
    if (!tiers.stores().isEmpty()) {
      all.putAll(S3Node.settings(place, tiers.stores().getFirst()));
    }
    all.putAll(tiers.queue(place));
    if (!tiers.edges().isEmpty()) {
      all.put("edge.urls", edges(place));
      all.put("edge.origin-host", place.listen());
      all.put("edge.origin-port", Integer.toString(EDGE_PORT));
    }
    all.putAll(new TreeMap<>(settings));
    return all;
  }

  private String jdbcUrl(Place place) {
    return tiers.databases().stream()
        .map(name -> place.of(name) + ":" + Postgres.PORT)
        .collect(Collectors.joining(",", "jdbc:postgresql://", "/" + Postgres.DATABASE));
  }

  private String edges(Place place) {
    return tiers.edges().stream()
        .map(name -> "http://" + place.of(name) + ":" + VarnishNode.PORT)
        .collect(Collectors.joining(", "));
  }

  private String sentinels(Place place) {
    return tiers.sentinels().stream()
        .map(name -> place.of(name) + ":" + Redis.SENTINEL_PORT)
        .collect(Collectors.joining(", "));
  }

  private int publicPort() {
    return publicName.equals(name) ? PORT : HaproxyNode.PORT;
  }

  /// What the JVM noted in a rehearsal of this very class path: it makes starts much shorter.
  private static Optional<String> rehearsed() {
    return Optional.ofNullable(System.getProperty("sadari.server.notes"));
  }

  /// Ours unless the server's jar is said, by absolute names: the server works elsewhere.
  private static String classPath() {
    String ours = System.getProperty("java.class.path");
    return Stream.of(System.getProperty("sadari.server.jar", ours).split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
