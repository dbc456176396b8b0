package sadari.server.ops;

import java.util.List;
import java.util.Locale;
import sadari.scale.cache.advice.CacheAdvice;
import sadari.scale.cache.advice.CacheAdvice.Advised;
import sadari.scale.cache.advice.CacheAdvice.Check;
import sadari.scale.cache.advice.CacheAdvice.Proposal;
import sadari.scale.cache.advice.CacheAdvice.Sample;
import sadari.scale.cache.advice.CacheAdvice.TooLittle;
import sadari.scale.cache.advice.CacheSetup;

/// Advice for caches as a table for a terminal.
///
/// ```
/// cache             size             memory    TTL     policy     hit ratio
/// tokens   L1  now  100,000 entries  57 MiB    5 s     W-TinyLFU  91.2 % measured, 91.5 % predicted (+0.3 points)
///              ->   850 entries      498 KiB   5 s     W-TinyLFU  91.1 % predicted
///                                              1 min              98.3 % predicted
/// ```
final class AdviceText {
  private final StringBuilder text = new StringBuilder();

  private AdviceText() {}

  static String of(List<CacheAdvice> advice) {
    AdviceText table = new AdviceText();
    table.row("cache", "", "", "size", "memory", "TTL", "policy", "hit ratio");
    advice.forEach(table::add);
    return table.text.toString();
  }

  private void row(String... cells) {
    text.append(
            String.format(Locale.ROOT, "%-9s %-3s %-4s %-18s %-9s %-7s %-12s %s", (Object[]) cells)
                .stripTrailing())
        .append('\n');
  }

  private void note(String words) {
    row("", "", "", words, "", "", "", "");
  }

  private void add(CacheAdvice advice) {
    CacheSetup setup = advice.setup();
    switch (advice) {
      case TooLittle little -> {
        now(setup, "", "not known");
        note(
            "too little traffic for advice: %s accesses so far, at least %s are needed"
                .formatted(Figures.count(little.seen()), Figures.count(little.needed())));
      }
      case Advised advised -> {
        double measured = advised.measured().hitRatio();
        now(
            setup,
            memory(advised, setup.capacity()),
            "%s measured, %s predicted (%s)"
                .formatted(
                    Figures.percent(measured),
                    Figures.percent(advised.predicted()),
                    Figures.points(advised.predicted() - measured)));
        proposed(advised);
        notes(advised);
      }
    }
  }

  private void now(CacheSetup setup, String memory, String hitRatio) {
    row(
        setup.name(),
        setup.level().name(),
        "now",
        Figures.size(setup.unit(), setup.capacity()),
        memory,
        Figures.life(setup.life()),
        setup.policy().text(),
        hitRatio);
  }

  private static String memory(Advised advised, long size) {
    if (size == CacheSetup.UNBOUNDED) {
      return "–";
    }
    return Figures.bytes(
        switch (advised.setup().unit()) {
          case ENTRIES -> Math.round((double) size * advised.sample().bytesPerEntry());
          case BYTES -> size;
        });
  }

  private void proposed(Advised advised) {
    CacheSetup setup = advised.setup();
    Proposal proposal = advised.proposal();
    row(
        "",
        "",
        "->",
        Figures.size(setup.unit(), proposal.size()),
        memory(advised, proposal.size()),
        Figures.life(setup.life()),
        proposal.policy().text(),
        Figures.percent(proposal.hitRatio()) + " predicted");
    if (!proposal.life().equals(setup.life())) {
      String hitRatio = Figures.percent(proposal.hitRatioWithLife()) + " predicted";
      row("", "", "", "", "", Figures.life(proposal.life()), "", hitRatio);
    }
  }

  private void notes(Advised advised) {
    Proposal proposal = advised.proposal();
    note(
        "the next MiB adds %s; the best policy at the advised size: %s, %s"
            .formatted(
                Figures.points(proposal.perMebibyte()),
                proposal.best().text(),
                Figures.percent(proposal.bestHitRatio())));
    Sample sample = advised.sample();
    note(
        "from %s events of %s of all keys (%s), %s to %s"
            .formatted(
                Figures.count(sample.events()),
                Figures.percent(sample.rate()),
                Figures.count(sample.keys()),
                Figures.time(sample.from()),
                Figures.time(sample.to())));
    advised.check().ifPresent(this::check);
  }

  private void check(Check check) {
    double measured = check.since().hitRatio();
    note(
        "at %s it was predicted %s; measured in %s accesses since: %s (%s)"
            .formatted(
                Figures.time(check.at()),
                Figures.percent(check.predicted()),
                Figures.count(check.since().accesses()),
                Figures.percent(measured),
                Figures.points(check.predicted() - measured)));
  }
}
