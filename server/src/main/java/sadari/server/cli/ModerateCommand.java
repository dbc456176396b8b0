package sadari.server.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `moderate`: what operators do about posts and people. Asks a running server whose data folder
/// can be read; any server of several will do.
@Command(
    name = "moderate",
    description =
        "See what people report, remove what must not be here, keep out who put it there, and list"
            + " what was done.",
    versionProvider = Cli.VersionProvider.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class ModerateCommand implements Callable<Integer> {
  private static final String MODERATION = "/operate/moderation?format=text";
  private static final String REPORTS = "/operate/reports?format=text";

  private final Map<String, String> environment;

  // Set by picocli before it calls.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  ModerateCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  /// Why something is done.
  static final class ReasonOption {
    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        defaultValue = "",
        description = "Why; kept in the log, at most 500 characters.")
    private String reason = "";

    /// What is to be done, for this reason.
    String with(String name, String value) {
      return DeskQuestion.form(name, value) + "&" + DeskQuestion.form("reason", reason);
    }
  }

  /// Whom it is about.
  static final class AccountParameter {
    @Parameters(paramLabel = "NAME|ID", description = "Whom: the name, or the account's id.")
    private String account = "";
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(System.err);
    return CommandLine.ExitCode.USAGE;
  }

  @Command(
      name = "remove-post",
      description =
          "Remove a post for good, with its boosts and photos, from this server and all edges.",
      versionProvider = Cli.VersionProvider.class,
      mixinStandardHelpOptions = true)
  int removePost(
      @Mixin ConfigOptions options,
      @Mixin ReasonOption reason,
      @Parameters(paramLabel = "ID", description = "Which: the number in the post's address.")
          String id)
      throws IOException, InterruptedException {
    return server().ask(options, MODERATION, reason.with("remove", id));
  }

  @Command(
      name = "freeze",
      description = "Let nobody in with an account: it is logged out everywhere; its posts stay.",
      versionProvider = Cli.VersionProvider.class,
      mixinStandardHelpOptions = true)
  int freeze(
      @Mixin ConfigOptions options, @Mixin ReasonOption reason, @Mixin AccountParameter account)
      throws IOException, InterruptedException {
    return server().ask(options, MODERATION, reason.with("freeze", account.account));
  }

  @Command(
      name = "thaw",
      description = "Let the owner of a frozen account in again.",
      versionProvider = Cli.VersionProvider.class,
      mixinStandardHelpOptions = true)
  int thaw(
      @Mixin ConfigOptions options, @Mixin ReasonOption reason, @Mixin AccountParameter account)
      throws IOException, InterruptedException {
    return server().ask(options, MODERATION, reason.with("thaw", account.account));
  }

  @Command(
      name = "clear",
      description =
          "Remove all posts and boosts of an account, and what its profile says and shows. Freeze it"
              + " first.",
      versionProvider = Cli.VersionProvider.class,
      mixinStandardHelpOptions = true)
  int clear(
      @Mixin ConfigOptions options, @Mixin ReasonOption reason, @Mixin AccountParameter account)
      throws IOException, InterruptedException {
    return server().ask(options, MODERATION, reason.with("clear", account.account));
  }

  @Command(
      name = "log",
      description = "List what operators did, oldest first: whom it concerned, when, and why.",
      versionProvider = Cli.VersionProvider.class,
      mixinStandardHelpOptions = true)
  int log(@Mixin ConfigOptions options, @Mixin PageOptions page)
      throws IOException, InterruptedException {
    return server().ask(options, DeskQuestion.page("moderation", page), null);
  }

  @Command(
      name = "reports",
      description = "List what people reported and nobody has resolved, oldest first.",
      versionProvider = Cli.VersionProvider.class,
      mixinStandardHelpOptions = true)
  int reports(@Mixin ConfigOptions options, @Mixin PageOptions page)
      throws IOException, InterruptedException {
    return server().ask(options, DeskQuestion.page("reports", page), null);
  }

  @Command(
      name = "resolve",
      description = "Say that a report is dealt with; it is listed no more.",
      versionProvider = Cli.VersionProvider.class,
      mixinStandardHelpOptions = true)
  int resolve(
      @Mixin ConfigOptions options,
      @Parameters(paramLabel = "ID", description = "Which: an id of `moderate reports`.") String id)
      throws IOException, InterruptedException {
    return server().ask(options, REPORTS, DeskQuestion.form("resolve", id));
  }

  private DeskQuestion server() {
    return new DeskQuestion(spec.commandLine(), environment);
  }
}
