package sadari.server.wiring;

import java.util.ArrayList;
import java.util.List;
import sadari.engine.postgres.PostgresConfig;
import sadari.engine.postgres.PostgresConfig.Migration;
import sadari.engine.postgres.move.MoveOutcome;

/// What came of a move, as lines for the operator.
final class MoveReport {
  private static final double MILLIS = 1e3;
  private static final double MEGA = 1e6;

  private MoveReport() {}

  static List<String> of(MoveOutcome outcome, PostgresConfig target) {
    return switch (outcome) {
      case MoveOutcome.Moved moved -> moved(moved, target);
      case MoveOutcome.Ready _ -> List.of("= nothing speaks against the move; nothing was changed");
      case MoveOutcome.Refused(List<String> reasons) -> {
        List<String> lines = new ArrayList<>();
        reasons.forEach(reason -> lines.add("- " + reason));
        lines.add("! nothing was moved, nothing was changed");
        yield lines;
      }
      case MoveOutcome.Aborted(String reason) ->
          List.of(
              "- " + reason, "! not moved: the server works on its old database, nothing is lost");
    };
  }

  private static List<String> moved(MoveOutcome.Moved moved, PostgresConfig target) {
    List<String> lines = new ArrayList<>();
    lines.add("%-28s %16s %18s".formatted("table", "rows, verified", "of them caught up"));
    for (MoveOutcome.MovedTable table : moved.tables()) {
      lines.add("%-28s %,16d %,18d".formatted(table.name(), table.rows(), table.caughtUp()));
    }
    lines.add("%-28s %,16d".formatted("all", moved.rows()));
    lines.add(
        "%.1f MB in %.1f s, in %d attempt%s; writes paused for %d ms"
            .formatted(
                moved.bytes() / MEGA,
                moved.took().toMillis() / MILLIS,
                moved.pauses(),
                moved.pauses() == 1 ? "" : "s",
                moved.pause().toMillis()));
    lines.add("The server works on the new database. Before its next start, set:");
    settings(target).forEach(setting -> lines.add("  " + setting));
    lines.add(
        "The old database is as it was and takes no writes; a start on it is refused. Photos stay"
            + " where they are.");
    lines.add("= moved");
    return lines;
  }

  private static List<String> settings(PostgresConfig target) {
    List<String> settings = new ArrayList<>();
    settings.add("database.engine = external");
    settings.add("database.url = " + target.jdbcUrl());
    settings.add("database.user = " + target.login().user());
    settings.add("database.password = (as given)");
    if (target.migration() instanceof Migration.ByOwner(String url, PostgresConfig.Login owner)) {
      if (!url.equals(target.jdbcUrl())) {
        settings.add("database.owner.url = " + url);
      }
      settings.add("database.owner.user = " + owner.user());
      settings.add("database.owner.password = (as given)");
    }
    return settings;
  }
}
