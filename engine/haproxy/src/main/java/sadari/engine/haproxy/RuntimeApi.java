package sadari.engine.haproxy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import sadari.core.failure.Unavailable;

/// Changes a balancer that runs. What is changed here is forgotten by its next start or reload:
/// write it into the description too.
///
/// A server is in a pair of backends per lane it is in; all of these are changed together. Safe for
/// use by many threads; each call asks anew.
public final class RuntimeApi {
  private static final String HEADER = "# ";
  private static final int ONLY_SERVERS = 4;
  private static final long LOOK_AGAIN = Duration.ofMillis(20).toNanos();

  private final CommandSocket socket;
  private final Policy policy;

  RuntimeApi(CommandSocket socket, Policy policy) {
    this.socket = socket;
    this.policy = policy;
  }

  /// Every server in every backend.
  ///
  /// @throws Unavailable if the balancer does not answer
  public List<ServerState> servers() {
    List<String> lines = socket.ask("show stat -1 " + ONLY_SERVERS + " -1").lines().toList();
    if (lines.isEmpty() || !lines.getFirst().startsWith(HEADER)) {
      throw new Unavailable("what answers is no balancer");
    }
    List<String> names = cells(lines.getFirst().substring(HEADER.length()));
    return lines.stream().skip(1).map(line -> state(names, cells(line))).toList();
  }

  private static ServerState state(List<String> names, List<String> cells) {
    Function<String, String> cell = name -> cells.get(names.indexOf(name));
    return new ServerState(
        cell.apply("pxname"),
        cell.apply("svname"),
        cell.apply("addr"),
        ServerState.Condition.of(cell.apply("status")),
        Integer.parseInt(cell.apply("weight")),
        Integer.parseInt(cell.apply("scur")),
        Integer.parseInt(cell.apply("qcur")));
  }

  /// Texts of checks are quoted, and may have commas in them.
  private static List<String> cells(String line) {
    return List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
  }

  /// No new requests to this server; what it is at work on is finished.
  public void drain(String server) {
    everywhere(server, "state drain");
  }

  /// Requests to this server again, as soon as its checks pass.
  public void ready(String server) {
    everywhere(server, "state ready");
  }

  /// Another share of the load, 1 to 256.
  public void weigh(String server, int weight) {
    WebServer.checkWeight(weight);
    everywhere(server, "weight " + weight);
  }

  /// A server more: it gets requests as soon as its checks pass.
  ///
  /// @throws RefusedException if there is one of this name, or HAProxy will not have it
  public void add(WebServer server) {
    ServerLine line = new ServerLine(server, policy);
    for (Lane lane : Lane.of(server.roles())) {
      add(lane.backend() + "/" + server.name(), line.ready());
      add(lane.living() + "/" + server.name(), line.living());
    }
  }

  private void add(String place, String line) {
    String rest = line.substring(line.indexOf(' '));
    told("add server " + place + rest, "New server registered.");
    told("enable health " + place, "");
    told("set server " + place + " state ready", "");
  }

  /// Drains a server, waits until it is at work on nothing, and forgets it.
  ///
  /// @return whether it was at work on nothing in time; otherwise it stays, drained
  /// @throws RefusedException if there is no such server
  public boolean remove(String server, Duration patience) {
    drain(server);
    if (!awaitIdle(server, patience)) {
      return false;
    }
    everywhere(server, "state maint");
    long deadline = System.nanoTime() + patience.toNanos();
    for (ServerState state : having(server)) {
      delete(state, deadline);
    }
    return true;
  }

  /// HAProxy keeps a server while a connection to it is still being closed.
  private void delete(ServerState state, long deadline) {
    String command = "del server " + state.backend() + "/" + state.name();
    String answer = socket.ask(command);
    while (!answer.equals("Server deleted.")) {
      if (System.nanoTime() - deadline > 0) {
        throw new RefusedException(command, answer);
      }
      LockSupport.parkNanos(LOOK_AGAIN);
      answer = socket.ask(command);
    }
  }

  /// Waits until a server is at work on nothing.
  ///
  /// @return whether that was so in time
  public boolean awaitIdle(String server, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (having(server).stream().anyMatch(state -> state.active() + state.queued() > 0)) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      LockSupport.parkNanos(LOOK_AGAIN);
    }
    return true;
  }

  private void everywhere(String server, String change) {
    List<ServerState> states = having(server);
    if (states.isEmpty()) {
      throw new RefusedException("server " + server, "there is none of this name");
    }
    for (ServerState state : states) {
      told("set server " + state.backend() + "/" + server + " " + change, "");
    }
  }

  private List<ServerState> having(String server) {
    return servers().stream().filter(state -> state.name().equals(server)).toList();
  }

  private void told(String command, String expected) {
    String answer = socket.ask(command);
    if (!answer.equals(expected)) {
      throw new RefusedException(command, answer);
    }
  }

  /// HAProxy would not.
  public static final class RefusedException extends RuntimeException {
    RefusedException(String command, String answer) {
      super(command + ": " + answer);
    }
  }
}
