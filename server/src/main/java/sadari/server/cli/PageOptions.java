package sadari.server.cli;

import picocli.CommandLine.Option;

/// Which page of a list is shown.
final class PageOptions {
  @Option(
      names = "--after",
      paramLabel = "ID",
      defaultValue = "",
      description = "Only what comes after this one: the next page.")
  private String after = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "40",
      description = "How many at most, up to 500 (default: ${DEFAULT-VALUE}).")
  private int limit;

  String after() {
    return after;
  }

  int limit() {
    return limit;
  }
}
