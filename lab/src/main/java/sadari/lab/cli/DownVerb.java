package sadari.lab.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;

/// `down`: ends everything and removes the folder.
@Command(
    name = "down",
    description = "end everything and remove the lab's folder",
    mixinStandardHelpOptions = true)
final class DownVerb implements Verb {
  @Override
  public int act(Held held, PrintWriter out) {
    int parts = held.lab().engines().size();
    held.lab().close();
    out.println("ended " + parts + " components; " + held.lab().folder() + " is gone");
    return 0;
  }
}
