package sadari.lab.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import sadari.lab.State;
import sadari.lab.Status;
import sadari.lab.fault.Injuries;

/// `status`: what there is and how it is.
@Command(
    name = "status",
    description = "what there is and how it is",
    mixinStandardHelpOptions = true)
final class StatusVerb implements Verb {
  @Override
  public int act(Held held, PrintWriter out) {
    print(held, out);
    return 0;
  }

  static void print(Held held, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NAME", "ROLE", "ADDRESS", "PID", "STATE", ""));
    for (Status status : held.lab().status()) {
      rows.add(row(status, held.injuries()));
    }
    int[] widths = new int[6];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    out.println();
    rows.forEach(row -> out.println(line(row, widths)));
    out.println();
    out.println("People come in at " + held.lab().entrance());
  }

  private static List<String> row(Status status, Injuries injuries) {
    List<String> notes = new ArrayList<>(status.notes());
    injuries.inForce().stream()
        .filter(injury -> injury.component().equals(status.name()))
        .forEach(injury -> notes.add("! " + injury.fault().told()));
    return List.of(
        status.name(),
        status.role(),
        status.address(),
        status.pid() == 0 ? "-" : Long.toString(status.pid()),
        word(status.state()),
        String.join("; ", notes));
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).repeat(" ", widths[i] - row.get(i).length() + 2);
    }
    return line.toString().stripTrailing();
  }
}
