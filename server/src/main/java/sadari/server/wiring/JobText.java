package sadari.server.wiring;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sadari.core.outbox.DeadLetters.DeadLetter;
import sadari.core.outbox.Lane;
import sadari.core.outbox.Outbox.Backlog;

/// What the desk of jobs answers to people at a terminal.
final class JobText {
  private static final int IDS_SHOWN = 8;

  private JobText() {}

  static String lanes(Map<Lane, Backlog> now, long unread) {
    StringBuilder text = new StringBuilder("lane          waiting     oldest       dead\n");
    for (Lane lane : Lane.values()) {
      Backlog backlog = now.getOrDefault(lane, Backlog.NONE);
      text.append(
          "%-12s %8d %8.1f s %10d%n"
              .formatted(
                  lane.text(),
                  backlog.waiting(),
                  backlog.oldest().toMillis() / 1000.0,
                  backlog.buried()));
    }
    return unread == 0
        ? text.toString()
        : text.append("no worker could read up to ")
            .append(unread)
            .append(" more: see `jobs unread`\n")
            .toString();
  }

  static String dead(List<DeadLetter> page) {
    if (page.isEmpty()) {
      return "nothing was given up\n";
    }
    return page.stream()
        .map(
            letter ->
                "%d  %s  %s  %d attempts  %s  %s (%s)%n"
                    .formatted(
                        letter.id().value(),
                        letter.buriedAt(),
                        letter.lane().text(),
                        letter.attempts(),
                        letter.cause(),
                        letter.kind(),
                        ids(letter.numbers())))
        .collect(Collectors.joining());
  }

  private static String ids(List<Long> numbers) {
    String shown =
        numbers.stream().limit(IDS_SHOWN).map(String::valueOf).collect(Collectors.joining(" "));
    int more = numbers.size() - IDS_SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
