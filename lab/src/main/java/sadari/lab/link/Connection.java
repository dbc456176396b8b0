package sadari.lab.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One connection through a link: two sockets and what carries bytes between them.
final class Connection {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final Link link;
  private final SocketChannel client;
  private final InetSocketAddress near;
  private final InetSocketAddress far;
  private @Nullable String source;
  private volatile @Nullable SocketChannel component;
  private volatile boolean closed;

  Connection(Link link, SocketChannel client) throws IOException {
    this.link = link;
    this.client = client;
    this.near = (InetSocketAddress) client.getRemoteAddress();
    this.far = (InetSocketAddress) client.getLocalAddress();
  }

  /// Carries bytes until both sides have said that they are done, or one is gone.
  void carry() {
    try (client) {
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      link.awaitPassable(this);
      SocketChannel other = SocketChannel.open();
      component = other;
      try (other) {
        if (closed) {
          return;
        }
        other.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // Through the adaptor: a channel has no limit for connecting.
        other.socket().connect(link.target(far.getPort()), (int) CONNECT.toMillis());
        Thread back =
            Thread.startVirtualThread(() -> pump(Direction.FROM_COMPONENT, other, client).run());
        pump(Direction.TO_COMPONENT, client, other).run();
        back.join();
      }
    } catch (IOException notThere) {
      // As if there were no cable: whoever connected is refused.
      reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Pump pump(Direction direction, SocketChannel from, SocketChannel to) {
    return new Pump(link, this, direction, from, to);
  }

  /// Who made it; asked once, and only when somebody wants to know.
  synchronized String source() {
    String known = source;
    if (known == null) {
      known = link.sources().of(near, far);
      source = known;
    }
    return known;
  }

  boolean closed() {
    return closed;
  }

  /// Ends it as a crash does: both sides get a reset.
  void reset() {
    closed = true;
    resetOne(client);
    SocketChannel other = component;
    if (other != null) {
      resetOne(other);
    }
    link.changed();
  }

  private static void resetOne(SocketChannel channel) {
    try (channel) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException gone) {
      // Nothing left to reset.
    }
  }
}
