import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Prints free ports of this machine. Argument: how many.
final class Ports {
  private Ports() {}

  public static void main(String[] args) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
      held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      System.out.println(held.getLast().getLocalPort());
    }
    for (ServerSocket socket : held) {
      socket.close();
    }
  }
}
