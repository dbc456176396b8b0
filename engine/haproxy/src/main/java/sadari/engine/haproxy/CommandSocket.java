package sadari.engine.haproxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import sadari.core.failure.Unavailable;

/// One command, one answer, over the balancer's Unix socket; each on a connection of its own, which
/// HAProxy closes when it has answered.
final class CommandSocket {
  private final Path path;

  CommandSocket(Path path) {
    this.path = path;
  }

  /// What HAProxy answers, without blank lines around it.
  ///
  /// @throws Unavailable if nobody answers there
  String ask(String command) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      channel.write(ByteBuffer.wrap((command + "\n").getBytes(UTF_8)));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      Channels.newInputStream(channel).transferTo(answer);
      return answer.toString(UTF_8).strip();
    } catch (IOException e) {
      throw new Unavailable("no balancer answers at " + path, e);
    }
  }
}
