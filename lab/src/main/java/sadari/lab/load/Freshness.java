package sadari.lab.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import sadari.lab.history.History;
import sadari.lab.report.Samples;

/// How long after a write was acknowledged the servers still show others the older value.
///
/// Somebody edits their name; at each server somebody else asks for it all the time. Everybody has
/// an account of their own, or what one server has shown would oblige the next.
public final class Freshness implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final History history = new History();
  private final Wire entrance;
  private final List<Wire> servers;
  private final List<Person> people;

  /// @param entrance where the writer comes in
  /// @param servers where each of the readers does
  public Freshness(URI entrance, List<URI> servers) {
    Samples unused = new Samples();
    this.entrance = new Wire(entrance, PATIENCE, history, unused);
    this.servers =
        servers.stream().map(server -> new Wire(server, PATIENCE, history, unused)).toList();
    this.people = Crowd.gather(this.entrance, history, servers.size() + 1).people();
  }

  /// Writes so many times.
  ///
  /// @return for each write and server: how long after the acknowledgement somebody asked and was
  ///   still shown the older value; zero where nobody was
  public List<Duration> measure(int writes) {
    List<Duration> stale = new ArrayList<>();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < writes; i++) {
        stale.addAll(write(readers));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return stale;
  }

  private List<Duration> write(ExecutorService readers)
      throws ExecutionException, InterruptedException {
    Person writer = people.getLast();
    String name = writer.word();
    List<Future<Long>> last = new ArrayList<>();
    for (int i = 0; i < servers.size(); i++) {
      Wire server = servers.get(i);
      Person reader = people.get(i);
      last.add(readers.submit(() -> lastStale(server, reader, writer, name)));
    }
    edit(writer, name);
    long acknowledged = history.now();
    List<Duration> stale = new ArrayList<>();
    for (Future<Long> asked : last) {
      stale.add(Duration.ofNanos(Math.max(0, asked.get() - acknowledged)));
    }
    return stale;
  }

  private void edit(Person writer, String name) {
    Wire.Ask ask =
        new Wire.Ask(
            "PATCH",
            "/api/v1/accounts/update_credentials",
            writer.token(),
            Map.of("display_name", name),
            "",
            false,
            history.now());
    if (!(entrance.send(ask) instanceof Answer.Done)) {
      throw new IllegalStateException("the name could not be edited");
    }
  }

  /// When somebody asked last and was not shown `name`.
  private long lastStale(Wire server, Person reader, Person writer, String name) {
    long last = 0;
    long deadline = history.now() + LONGEST.toNanos();
    while (history.now() < deadline) {
      long asked = history.now();
      Wire.Ask ask =
          new Wire.Ask(
              "GET", "/api/v1/accounts/" + writer.id(), reader.token(), Map.of(), "", true, asked);
      if (server.send(ask) instanceof Answer.Done(JsonNode json)
          && json.get("display_name").asText().equals(name)) {
        return last;
      }
      last = asked;
    }
    return last;
  }

  @Override
  public void close() {
    servers.forEach(Wire::close);
    entrance.close();
  }
}
