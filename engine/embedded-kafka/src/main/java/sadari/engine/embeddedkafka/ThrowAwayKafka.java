package sadari.engine.embeddedkafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A cluster for tests: on loopback, in temporary folders. It ends when it is closed and when this
/// JVM does, however that ends.
///
/// Each broker is a controller, too. Of three there are three copies of everything, and two of them
/// acknowledge.
public final class ThrowAwayKafka implements AutoCloseable {
  private final List<Child> children;

  private ThrowAwayKafka(List<Child> children) {
    this.children = children;
  }

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
    ThrowAwayKafka kafka = new ThrowAwayKafka(new ArrayList<>());
    try {
      for (int node = 1; node <= brokers; node++) {
        kafka.children.add(
            Child.launch(broker(node, Child.freePort(), controllers.get(node - 1), voters)));
      }
      kafka.children.forEach(Child::awaitListening);
      return kafka;
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  private static Broker broker(int node, int port, int controller, Map<Integer, String> voters) {
    try {
      return new Broker(
          node,
          Files.createTempDirectory("sadari-kafka"),
          "127.0.0.1",
          "127.0.0.1",
          port,
          controller,
          voters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  @Override
  public void close() {
    children.forEach(Child::close);
  }
}
