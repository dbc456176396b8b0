package sadari.engine.embeddedkafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A cluster for tests: on loopback, in a temporary folder. It ends when it is closed and when this
/// JVM does, however that ends, and its folder goes with it.
///
/// Each broker is a controller, too. Of three there are three copies of everything, and two of them
/// acknowledge.
public final class ThrowAwayKafka implements AutoCloseable {
  private final ThrowAwayFolder folder = ThrowAwayFolder.make("sadari-kafka");
  private final List<Child> children = new ArrayList<>();

  private ThrowAwayKafka() {}

  /// Starts one broker, and returns when it listens.
  public static ThrowAwayKafka start() {
    return start(1);
  }

  /// Starts so many brokers, and returns when all listen.
  public static ThrowAwayKafka start(int brokers) {
    Map<Integer, String> voters = new TreeMap<>();
    List<Integer> controllers = new ArrayList<>();
    for (int node = 1; node <= brokers; node++) {
      controllers.add(Child.freePort());
      voters.put(node, "127.0.0.1:" + controllers.getLast());
    }
    ThrowAwayKafka kafka = new ThrowAwayKafka();
    try {
      for (int node = 1; node <= brokers; node++) {
        Path own = kafka.folder.folder("broker-" + node);
        int controller = controllers.get(node - 1);
        kafka.children.add(
            Child.launch(
                new Broker(
                    node, own, "127.0.0.1", "127.0.0.1", Child.freePort(), controller, voters)));
      }
      kafka.children.forEach(Child::awaitListening);
      return kafka;
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  /// `host:port` of all brokers, comma-separated.
  public String address() {
    return children.stream().map(Child::address).collect(Collectors.joining(","));
  }

  /// Ends the only one, or the first, without warning; what it has acknowledged is still in its
  /// folder.
  public void kill() {
    kill(1);
  }

  /// The same with the broker of this number, from 1.
  public void kill(int node) {
    children.get(node - 1).kill();
  }

  /// Starts the only one, or the first, again at the same address, with what it had.
  public void restart() {
    restart(1);
  }

  /// The same with the broker of this number.
  public void restart(int node) {
    children.get(node - 1).restart();
  }

  /// Stops the clock of the broker of this number: connections stay, nothing is answered. Closing
  /// thaws it.
  public AutoCloseable freeze(int node) {
    return children.get(node - 1).freeze();
  }

  /// What is gone when it ends.
  Path folder() {
    return folder.path();
  }

  @Override
  public void close() {
    children.forEach(Child::kill);
    folder.close();
  }
}
