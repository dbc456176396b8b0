package sadari.lab.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A server that says what it hears.
final class Echo implements AutoCloseable {
  private final ServerSocket listener;

  Echo(String host) throws IOException {
    listener = new ServerSocket();
    listener.bind(new InetSocketAddress(host, 0));
    Thread.startVirtualThread(this::accept);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.startVirtualThread(() -> answer(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void answer(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException reset) {
      // As some tests want it.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
