package sadari.server.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/// The direction of dependency between modules, and what each may know of the world outside.
class ModulesTest {
  private static final SliceAssignment EACH_PACKAGE =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return type.getPackageName().startsWith("sadari.")
              ? SliceIdentifier.of(type.getPackageName())
              : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
          return "each package";
        }
      };

  @Test
  void coreKnowsTheJdkAndNothingElse() {
    check(
        classes()
            .that()
            .resideInAPackage("sadari.core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("sadari.core..", "java..", "javax.crypto..", "org.jspecify..")
            .because("the domain is the same on every rung, whatever engines and wires there are"));
  }

  @Test
  void tiersAndContractsKnowOnlyTheCore() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("sadari.contract..", "sadari.scale..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "sadari.engine..", "sadari.web..", "sadari.server..", "sadari.lab..")
            .because("a tier is a decorator or a router over a port, for any engine behind it"));
  }

  @Test
  void enginesKnowNoTierAndNoWire() {
    check(
        noClasses()
            .that()
            .resideInAPackage("sadari.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("sadari.scale..", "sadari.web..", "sadari.server..", "sadari.lab..")
            .because("an engine serves a port and can be replaced by another that does"));
  }

  @Test
  void enginesNeverSeeEachOther() {
    check(
        slices()
            .matching("sadari.engine.(*)..")
            .should()
            .notDependOnEachOther()
            .because("two engines are combined by the wiring, so that either can go"));
  }

  @Test
  void theWebKnowsNoEngine() {
    check(
        noClasses()
            .that()
            .resideInAPackage("sadari.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "sadari.engine..", "sadari.scale..", "sadari.server..", "sadari.lab..")
            .because("the web tier keeps no state: what it needs comes through ports of the core"));
  }

  @Test
  void onlyTheHttpAdapterKnowsVertx() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("sadari.web.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..")
            .because("handlers are functions from request to response, on virtual threads"));
  }

  @Test
  void onlyThePostgresEnginesSpeakSql() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("sadari.engine.postgres..", "sadari.engine.embeddedpostgres..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..", "org.flywaydb..")
            .because("SQL outside its engine would be a second place that knows the tables"));
  }

  @Test
  void theServerIsSeenByNobodyBelowIt() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("sadari.server..", "sadari.lab..", "sadari.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("sadari.server..")
            .because("the composition root is the one place that knows every module"));
  }

  @Test
  void packagesHaveNoCycles() {
    check(
        slices()
            .assignedFrom(EACH_PACKAGE)
            .should()
            .beFreeOfCycles()
            .because("packages that need each other are one package in two folders"));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(Code.CLASSES);
  }
}
