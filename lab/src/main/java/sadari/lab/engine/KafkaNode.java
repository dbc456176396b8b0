package sadari.lab.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sadari.engine.embeddedkafka.Broker;
import sadari.lab.component.Engine;
import sadari.lab.component.Place;

/// A Kafka broker, which is also a member of the quorum that knows who leads what.
///
/// @param members all brokers of the cluster, this one among them
public record KafkaNode(String name, int host, List<String> members) implements Engine {
  /// For clients and brokers.
  public static final int PORT = 9092;

  private static final int CONTROLLER_PORT = 9093;
  private static final int ASK_MILLIS = 500;

  public KafkaNode {
    members = List.copyOf(members);
  }

  @Override
  public String role() {
    return "queue";
  }

  @Override
  public List<Integer> ports() {
    return List.of(PORT, CONTROLLER_PORT);
  }

  @Override
  public Set<String> needs() {
    return Set.of();
  }

  @Override
  public void prepare(Place place) throws IOException {
    broker(place).prepare();
  }

  @Override
  public List<String> command(Place place) {
    return broker(place).command(false);
  }

  /// It listens when the quorum knows it.
  @Override
  public Optional<String> unready(Place place) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(place.listen(), PORT), ASK_MILLIS);
      return Optional.empty();
    } catch (IOException notYet) {
      return Optional.of("no answer on " + place.listen() + ":" + PORT);
    }
  }

  @Override
  public Duration patience() {
    return Duration.ofMinutes(2);
  }

  private Broker broker(Place place) {
    Map<Integer, String> voters = new HashMap<>();
    for (int i = 0; i < members.size(); i++) {
      voters.put(i + 1, place.of(members.get(i)) + ":" + CONTROLLER_PORT);
    }
    return new Broker(
        members.indexOf(name) + 1,
        place.folder(),
        place.listen(),
        place.announce(),
        PORT,
        CONTROLLER_PORT,
        voters);
  }
}
