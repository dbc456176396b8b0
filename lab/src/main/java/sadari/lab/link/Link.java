package sadari.lab.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;

/// The cable in front of one component: everything that others send to its ports passes here.
///
/// Thread-safe. Two virtual threads a connection; while nothing is wrong a chunk costs one read,
/// one write and a look at an empty list. Who made a connection is found out only while a filter
/// asks for it.
public final class Link implements AutoCloseable {
  private static final int BACKLOG = 512;

  private final IntFunction<InetSocketAddress> target;
  private final Sources sources;
  private final List<ServerSocketChannel> listeners = new CopyOnWriteArrayList<>();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final CopyOnWriteArrayList<Filter> filters = new CopyOnWriteArrayList<>();
  private final Object change = new Object();

  private Link(IntFunction<InetSocketAddress> target, Sources sources) {
    this.target = target;
    this.sources = sources;
  }

  /// Lays a cable.
  ///
  /// @param host the address that others see
  /// @param ports where they connect
  /// @param target where a connection to one of these ports goes, asked for each
  public static Link lay(
      String host, List<Integer> ports, IntFunction<InetSocketAddress> target, Sources sources) {
    Link link = new Link(target, sources);
    try {
      for (int port : ports) {
        ServerSocketChannel listener = ServerSocketChannel.open();
        link.listeners.add(listener);
        listener.bind(new InetSocketAddress(host, port), BACKLOG);
        Thread.ofVirtual().name("link " + host + ":" + port).start(() -> link.accept(listener));
      }
      return link;
    } catch (IOException e) {
      link.close();
      throw new UncheckedIOException(host + ": " + e.getMessage(), e);
    }
  }

  /// A condition in force on a link until it is closed.
  public interface InForce extends AutoCloseable {
    @Override
    void close();
  }

  /// Puts `condition` in force for connections that one of the components `from` made; for all
  /// where it is empty. It holds for connections that stand and for new ones.
  public InForce put(Condition condition, Set<String> from) {
    Filter filter = new Filter(from, condition);
    filters.add(filter);
    if (condition instanceof Condition.Refused) {
      connections.stream().filter(filter::concerns).forEach(Connection::reset);
    }
    return () -> {
      filters.remove(filter);
      changed();
    };
  }

  /// Resets the connections that one of `from` made; all where it is empty. New ones pass.
  public void reset(Set<String> from) {
    Filter filter = new Filter(from, new Condition.Refused());
    connections.stream().filter(filter::concerns).forEach(Connection::reset);
  }

  /// How many connections there are.
  public int connections() {
    return connections.size();
  }

  @Override
  public void close() {
    for (ServerSocketChannel listener : listeners) {
      try {
        listener.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    connections.forEach(Connection::reset);
  }

  Sources sources() {
    return sources;
  }

  InetSocketAddress target(int port) {
    return target.apply(port);
  }

  /// Waits while the cable is cut for `connection`.
  void awaitPassable(Connection connection) throws IOException, InterruptedException {
    if (filters.isEmpty()) {
      return;
    }
    boolean _ = isCut(connection); // finds out who made it, which takes its time
    synchronized (change) {
      while (isCut(connection)) {
        change.wait();
      }
    }
    if (connection.closed()) {
      throw new IOException("reset");
    }
  }

  private boolean isCut(Connection connection) {
    return !connection.closed() && concerned(connection, Condition.Cut.class);
  }

  private boolean concerned(Connection connection, Class<? extends Condition> kind) {
    for (Filter filter : filters) {
      if (kind.isInstance(filter.condition()) && filter.concerns(connection)) {
        return true;
      }
    }
    return false;
  }

  /// When bytes that are read at `now` arrive; `now` itself where nothing delays them.
  long arrival(Connection connection, long now, int bytes, Direction direction) {
    long arrival = now;
    for (Filter filter : filters) {
      if (filter.concerns(connection)) {
        arrival = Math.max(arrival, filter.arrival(now, bytes, direction));
      }
    }
    return arrival;
  }

  /// Something is no longer as it was: those who wait look again.
  void changed() {
    synchronized (change) {
      change.notifyAll();
    }
  }

  private void accept(ServerSocketChannel listener) {
    while (listener.isOpen()) {
      try {
        SocketChannel client = listener.accept();
        Thread.startVirtualThread(() -> serve(client));
      } catch (IOException closed) {
        // The link was closed, or the connection was gone before it was taken.
      }
    }
  }

  private void serve(SocketChannel client) {
    Connection connection;
    try {
      connection = new Connection(this, client);
    } catch (IOException goneAlready) {
      return;
    }
    connections.add(connection);
    try {
      if (concerned(connection, Condition.Refused.class)) {
        connection.reset();
      } else {
        connection.carry();
      }
    } finally {
      connections.remove(connection);
    }
  }
}
