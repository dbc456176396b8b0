import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Tells an HAProxy what to think of a server, wherever it is listed. Arguments: SOCKET SERVER
/// ready|maint.
final class Balance {
  private Balance() {}

  public static void main(String[] args) throws IOException {
    List<String> lists =
        ask(args[0], "show servers state")
            .lines()
            .map(line -> line.split(" "))
            .filter(columns -> columns.length > 4 && columns[3].equals(args[1]))
            .map(columns -> columns[1])
            .toList();
    if (lists.isEmpty()) {
      throw new IllegalStateException("the balancer knows no " + args[1]);
    }
    for (String list : lists) {
      String said = ask(args[0], "set server " + list + "/" + args[1] + " state " + args[2]);
      if (!said.isBlank()) {
        throw new IllegalStateException(said);
      }
    }
  }

  private static String ask(String socket, String command) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(StandardCharsets.UTF_8.encode(command + "\n"));
      ByteBuffer answer = ByteBuffer.allocate(256 * 1024);
      while (answer.hasRemaining() && channel.read(answer) >= 0) {
        // Until it has said all.
      }
      return StandardCharsets.UTF_8.decode(answer.flip()).toString();
    }
  }
}
