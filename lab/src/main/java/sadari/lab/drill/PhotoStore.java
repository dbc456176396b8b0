package sadari.lab.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sadari.lab.Lab;
import sadari.lab.Topology;
import sadari.lab.fault.Fault;
import sadari.lab.load.Photographs;
import sadari.lab.load.Photographs.Said;

/// The store of photos is away or slow while somebody uploads.
///
/// @param what happens to it
/// @param fault that does it
/// @param recovery how soon after its end uploads are taken again
record PhotoStore(String name, Topology topology, String what, Fault fault, Duration recovery)
    implements Drill {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Override
  public String promise() {
    return "uploads are taken or refused with a reason within "
        + LONGEST.toSeconds()
        + " s; taken ones are there; taken again within "
        + recovery.toSeconds()
        + " s";
  }

  @Override
  public Report run(Lab lab, Pace pace) {
    try (Photographs photographs = new Photographs(lab.entrance(), pace.seed())) {
      List<Said> steady = during(photographs, pace.steady());
      List<Said> broken;
      try (Fault.Healing _ = fault.inject(lab)) {
        broken = during(photographs, pace.broken());
      }
      long ended = System.nanoTime();
      Duration back = untilTaken(photographs, ended);
      List<Said> healed = during(photographs, pace.healed());
      int missing = photographs.missing();
      boolean kept =
          all(steady)
              && broken.stream().allMatch(PhotoStore::isFair)
              && back.compareTo(recovery) <= 0
              && all(healed)
              && missing == 0;
      String line =
          "%d of %d uploads taken before, %d of %d meanwhile (%d refused clearly, longest %.1f s), again after %.1f s; %d of %d taken ones missing"
              .formatted(
                  count(steady),
                  steady.size(),
                  count(broken),
                  broken.size(),
                  broken.stream().filter(Said::clearly).count(),
                  longest(broken),
                  back.toMillis() / 1e3,
                  missing,
                  photographs.taken());
      return new Report(kept, line, line + "\n", Optional.empty());
    }
  }

  private static boolean isFair(Said said) {
    return (said.taken() || said.clearly()) && said.took().compareTo(LONGEST) <= 0;
  }

  private static List<Said> during(Photographs photographs, Duration time) {
    List<Said> said = new ArrayList<>();
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      said.add(photographs.upload());
    }
    return said;
  }

  private Duration untilTaken(Photographs photographs, long ended) {
    while (true) {
      boolean taken = photographs.upload().taken();
      Duration since = Duration.ofNanos(System.nanoTime() - ended);
      if (taken || since.compareTo(recovery.multipliedBy(2)) > 0) {
        return since;
      }
    }
  }

  private static boolean all(List<Said> said) {
    return count(said) == said.size();
  }

  private static long count(List<Said> said) {
    return said.stream().filter(Said::taken).count();
  }

  private static double longest(List<Said> said) {
    return said.stream().mapToLong(one -> one.took().toMillis()).max().orElse(0) / 1e3;
  }
}
