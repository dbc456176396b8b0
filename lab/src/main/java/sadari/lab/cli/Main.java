package sadari.lab.cli;

/// The program of the lab.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(LabCli.run(args));
  }
}
