package sadari.server;

import java.security.SecureRandom;
import java.time.InstantSource;
import sadari.server.cli.Cli;
import sadari.server.wiring.ProductWiring;

/// The program.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    ProductWiring product = new ProductWiring(InstantSource.system(), new SecureRandom());
    System.exit(Cli.run(product, System.getenv(), args));
  }
}
