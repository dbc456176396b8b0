package sadari.server;

import java.util.List;
import sadari.server.cli.Cli;
import sadari.server.lifecycle.Wiring;

/// The program.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Wiring wiring =
        (config, components, meters) -> new Wiring.Running(config.http().publicUrl(), List.of());
    System.exit(Cli.run(wiring, System.getenv(), args));
  }
}
