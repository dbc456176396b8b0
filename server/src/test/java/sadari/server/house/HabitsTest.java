package sadari.server.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How code is written, as far as compiled classes show it.
class HabitsTest {
  private static final Set<String> EMPTY_WORDS =
      Set.of("manager", "helper", "util", "utils", "impl", "common", "base");

  @Test
  void onlyTheCommandLinePrints() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("sadari.server.cli..", "sadari.lab..", "sadari.bench..")
            .should(ACCESS_STANDARD_STREAMS)
            .because("whatever else has something to say logs it, with level and request"));
  }

  @Test
  void timeIsJavaTime() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone)")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.text.SimpleDateFormat")
            .because("java.time is immutable and says what it means"));
  }

  @Test
  void theDomainAndTheTiersAreGivenTheirClock() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("sadari.core..", "sadari.scale..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Math.class, "random")
            .because("a test must be able to set the time and the dice"));
  }

  @Test
  void namesSayWhatThingsDo() {
    check(
        classes()
            .should(haveNoEmptyWords())
            .because("a name like that is given when nobody knows what the thing is for"));
  }

  private static ArchCondition<JavaClass> haveNoEmptyWords() {
    return new ArchCondition<>("have no empty words in their names") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        String spaced = item.getFullName().replaceAll("([a-z0-9])([A-Z])", "$1.$2");
        for (String word : spaced.split("[.$]")) {
          if (EMPTY_WORDS.contains(word.toLowerCase(Locale.ROOT))) {
            events.add(SimpleConditionEvent.violated(item, item.getFullName() + ": " + word));
          }
        }
      }
    };
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(Code.CLASSES);
  }
}
