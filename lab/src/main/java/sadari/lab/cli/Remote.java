package sadari.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sadari.lab.LabException;

/// The way from a command line to the process that holds the lab.
///
/// One connection a command: words, a line each, then an empty line; back come lines for a person,
/// then the character 0 and the exit code.
final class Remote {
  private static final char END = '\0';

  private Remote() {}

  /// Has a command carried out, and prints what it says.
  static int ask(Path folder, List<String> words) {
    try (SocketChannel channel =
        SocketChannel.open(UnixDomainSocketAddress.of(Where.socket(folder)))) {
      PrintWriter to = writer(channel);
      words.forEach(to::println);
      to.println();
      to.flush();
      return copy(reader(channel));
    } catch (IOException e) {
      throw new LabException("no lab is up in " + folder + " (./sadari lab up RUNG)", e);
    }
  }

  private static int copy(BufferedReader from) throws IOException {
    for (String line = from.readLine(); line != null; line = from.readLine()) {
      if (!line.isEmpty() && line.charAt(0) == END) {
        return Integer.parseInt(line.substring(1));
      }
      System.out.println(line);
    }
    throw new LabException("the lab is gone");
  }

  /// Carries out commands until the process ends.
  static void serve(Held held) {
    Path socket = Where.socket(held.lab().folder());
    try {
      ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      listener.bind(UnixDomainSocketAddress.of(socket));
      Thread.ofVirtual().name("commands").start(() -> accept(listener, held));
    } catch (IOException e) {
      throw new LabException("cannot listen at " + socket, e);
    }
  }

  private static void accept(ServerSocketChannel listener, Held held) {
    while (listener.isOpen()) {
      try {
        SocketChannel channel = listener.accept();
        Thread.startVirtualThread(() -> answer(channel, held));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void answer(SocketChannel channel, Held held) {
    try (channel) {
      BufferedReader from = reader(channel);
      List<String> words = new ArrayList<>();
      for (String line = from.readLine(); line != null && !line.isEmpty(); ) {
        words.add(line);
        line = from.readLine();
      }
      PrintWriter to = writer(channel);
      int exit = LabCli.run(held, to, words);
      to.println(END + Integer.toString(exit));
      to.flush();
    } catch (IOException gone) {
      // Whoever asked has left.
    }
    if (held.lab().isClosed()) {
      System.exit(0);
    }
  }

  private static PrintWriter writer(SocketChannel channel) {
    return new PrintWriter(new OutputStreamWriter(Channels.newOutputStream(channel), UTF_8), true);
  }

  private static BufferedReader reader(SocketChannel channel) {
    return new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), UTF_8));
  }
}
