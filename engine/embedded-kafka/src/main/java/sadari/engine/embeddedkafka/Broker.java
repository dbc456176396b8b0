package sadari.engine.embeddedkafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A broker that is also a controller (KRaft), as a value: what it is told, and how it is started.
///
/// @param node its number, from 1
/// @param folder for its settings and its data
/// @param listen the address it listens on
/// @param announce the address that others find it at
/// @param port for clients and brokers
/// @param controllerPort for the quorum
/// @param voters `host:port` of the controllers, by node
public record Broker(
    int node,
    Path folder,
    String listen,
    String announce,
    int port,
    int controllerPort,
    Map<Integer, String> voters) {
  private static final int COPIES = 3;

  public Broker {
    voters = Map.copyOf(voters);
  }

  /// Writes its settings; called before every start.
  public void prepare() throws IOException {
    List<String> lines = new ArrayList<>();
    new TreeMap<>(settings()).forEach((key, value) -> lines.add(key + "=" + value));
    Files.write(file(), lines);
  }

  /// The command that runs it in the foreground.
  ///
  /// @param withParent whether it ends when its standard input does
  public List<String> command(boolean withParent) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlogback.configurationFile=sadari/engine/embeddedkafka/broker-logback.xml"));
    words.addAll(List.of("-cp", BrokerJars.classPath(), BrokerMain.class.getName()));
    words.add(file().toString());
    if (withParent) {
      words.add("--with-parent");
    }
    return words;
  }

  private Path file() {
    return folder.resolve("broker.properties");
  }

  private Map<String, String> settings() {
    Map<String, String> all = new TreeMap<>(network());
    all.putAll(copies());
    all.putAll(groups());
    all.putAll(smallness());
    return all;
  }

  private Map<String, String> network() {
    String quorum =
        voters.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(voter -> voter.getKey() + "@" + voter.getValue())
            .collect(Collectors.joining(","));
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(node),
        "log.dirs",
        folder.resolve("data").toString(),
        "listeners",
        "CLIENT://" + listen + ":" + port + ",CONTROLLER://" + listen + ":" + controllerPort,
        "advertised.listeners",
        "CLIENT://" + announce + ":" + port + ",CONTROLLER://" + announce + ":" + controllerPort,
        "listener.security.protocol.map",
        "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name",
        "CLIENT",
        "controller.listener.names",
        "CONTROLLER",
        "controller.quorum.voters",
        quorum);
  }

  /// Three of everything where there are three brokers; two of them acknowledge.
  private Map<String, String> copies() {
    String copies = Integer.toString(Math.min(COPIES, voters.size()));
    String acknowledging = voters.size() >= COPIES ? "2" : "1";
    return Map.of(
        "auto.create.topics.enable", "false",
        "default.replication.factor", copies,
        "min.insync.replicas", acknowledging,
        "offsets.topic.replication.factor", copies,
        "transaction.state.log.replication.factor", copies,
        "transaction.state.log.min.isr", acknowledging,
        "share.coordinator.state.topic.replication.factor", copies,
        "share.coordinator.state.topic.min.isr", acknowledging);
  }

  /// A dead member is missed early, and a record may be delivered as often as a broker allows.
  private static Map<String, String> groups() {
    return Map.of(
        "group.share.min.record.lock.duration.ms", "1000",
        "group.share.min.session.timeout.ms", "3000",
        "group.share.session.timeout.ms", "6000",
        "group.share.heartbeat.interval.ms", "1000",
        "group.share.min.heartbeat.interval.ms", "500",
        "group.share.delivery.count.limit", "10",
        "broker.session.timeout.ms", "4000",
        "broker.heartbeat.interval.ms", "1000");
  }

  /// For one machine: few threads, few partitions, little memory.
  private static Map<String, String> smallness() {
    Map<String, String> all = new TreeMap<>();
    all.put("num.network.threads", "2");
    all.put("num.io.threads", "4");
    all.put("background.threads", "2");
    all.put("num.partitions", "1");
    all.put("offsets.topic.num.partitions", "1");
    all.put("transaction.state.log.num.partitions", "1");
    all.put("share.coordinator.state.topic.num.partitions", "2");
    all.put("log.cleaner.dedupe.buffer.size", "4194304");
    all.put("log.segment.bytes", "67108864");
    all.put("log.index.size.max.bytes", "1048576");
    all.put("metadata.log.segment.bytes", "16777216");
    all.put("queued.max.requests", "200");
    all.put("group.initial.rebalance.delay.ms", "0");
    all.put("controlled.shutdown.enable", "true");
    return all;
  }
}
