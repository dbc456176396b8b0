package sadari.scale.autoscale;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How many workers there should be, with everything that led to it.
///
/// @param reading what was measured
/// @param votes what each metric asks for
/// @param recommended the largest of them
/// @param stabilised the same, where it is fewer: the largest of the window
/// @param least how few there may be now
/// @param most how many there may be
/// @param wanted how many there should be
/// @param reason why
public record Decision(
    Reading reading,
    List<Vote> votes,
    int recommended,
    int stabilised,
    int least,
    int most,
    int wanted,
    Reason reason) {

  /// What was measured.
  ///
  /// @param at when
  /// @param workers how many there are
  /// @param waiting jobs that are not done
  /// @param oldest age of the oldest of them
  /// @param busy the share of the time that the workers of the busiest lane were at work of late
  public record Reading(Instant at, int workers, long waiting, Duration oldest, double busy) {}

  /// What one metric asks for.
  ///
  /// @param metric its name
  /// @param value what it is
  /// @param target what it should be
  /// @param workers how many workers would bring it there
  public record Vote(String metric, double value, double target, int workers) {}

  /// What decided.
  public enum Reason {
    /// All metrics are near their targets, or say what is.
    STEADY("near the targets"),
    GROW("a metric is above its target"),
    SHRINK("nothing asked for more during the window"),
    /// Fewer were enough now, but not all the time.
    STABILISING("fewer would do, but more were wanted within the window"),
    COOLING("the last change has not shown its effect yet"),
    AT_LEAST("the minimum, or the schedule's"),
    AT_MOST("the maximum, or what can be paid for");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public Decision {
    votes = List.copyOf(votes);
  }

  /// Whether the number of workers changes.
  public boolean isChange() {
    return wanted != reading.workers();
  }

  /// All of it in a line, for the log.
  public String line() {
    return String.format(
        Locale.ROOT,
        "workers %d -> %d: %s [waiting %d, oldest %.1f s, busy %.2f; %s; recommended %d, over the window %d,"
            + " from %d to %d]",
        reading.workers(),
        wanted,
        reason.words(),
        reading.waiting(),
        reading.oldest().toMillis() / 1000.0,
        reading.busy(),
        votes.stream()
            .map(
                vote ->
                    String.format(
                        Locale.ROOT,
                        "%s %.2f of %.2f asks for %d",
                        vote.metric(),
                        vote.value(),
                        vote.target(),
                        vote.workers()))
            .collect(Collectors.joining(", ")),
        recommended,
        stabilised,
        least,
        most);
  }
}
