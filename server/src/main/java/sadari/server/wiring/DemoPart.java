package sadari.server.wiring;

import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sadari.core.account.PasswordHasher;
import sadari.core.id.IdGenerator;
import sadari.core.outbox.OutboxMeter;
import sadari.server.demo.Demo;
import sadari.server.demo.PastTime;

/// Fills an empty server with the demonstration: the same use cases on a clock of the past.
final class DemoPart {
  private static final Logger log = LoggerFactory.getLogger(DemoPart.class);

  /// More than half of the demonstration's people: one of them gets there.
  private static final int CELEBRITY_FROM = 150;

  private DemoPart() {}

  /// Fills the server unless somebody is there already; how to log in.
  static List<String> fill(Stores stores, Domain.Surroundings around, Domain.PhotoEngines engines) {
    if (stores.people().accounts().count() == 0) {
      Instant end = around.clock().instant();
      fill(stores, around, engines, end);
    } else {
      log.info("there are people here already: the demonstration is left as it is");
    }
    return List.of("Log in as " + Demo.HANDLE + " with the password " + Demo.PASSWORD);
  }

  private static void fill(
      Stores stores, Domain.Surroundings around, Domain.PhotoEngines engines, Instant end) {
    Instant begin = end.minus(Demo.span());
    PastTime past = new PastTime(stores.leases(), begin);
    try (IdGenerator ids = new IdGenerator(past, past, around.random())) {
      Domain domain =
          Domain.over(
              stores,
              new Domain.Surroundings(
                  ids,
                  past,
                  around.random(),
                  once(around.passwords()),
                  around.publicUrl(),
                  Math.min(CELEBRITY_FROM, around.celebrityFrom()),
                  around.fast()),
              engines,
              OutboxMeter.NONE);
      domain.events().settleAll();
      new Demo(
              new Demo.UseCases(
                  domain.entry().signUp(),
                  domain.entry().profiles(),
                  domain.entry().follows(),
                  domain.writing().photos(),
                  domain.writing().publisher(),
                  domain.writing().reactions()),
              new Demo.Past(past::advanceTo, begin, end))
          .fill();
    }
    log.info("filled in {} s", (around.clock().millis() - end.toEpochMilli()) / 1000);
  }

  /// All people of the demonstration have one password: it is hashed once.
  private static PasswordHasher once(PasswordHasher passwords) {
    String hash = passwords.hash(Demo.PASSWORD);
    return new PasswordHasher() {
      @Override
      public String hash(String password) {
        return hash;
      }

      @Override
      public boolean matches(String password, String stored) {
        return passwords.matches(password, stored);
      }

      @Override
      public boolean matchesNobody(String password) {
        return passwords.matchesNobody(password);
      }
    };
  }
}
