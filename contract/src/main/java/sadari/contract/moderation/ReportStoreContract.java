package sadari.contract.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.moderation.Report;
import sadari.core.moderation.Report.Category;
import sadari.core.moderation.ReportStore;

/// What [ReportStore] promises.
public interface ReportStoreContract {
  ReportStore reports();

  private Report added(List<PostId> posts, Category category, String comment) {
    AccountId reporter = Ids.account();
    Report report =
        new Report(Ids.report(reporter), reporter, Ids.account(), posts, category, comment);
    reports().add(report);
    return report;
  }

  private List<Report> openFrom(Report first) {
    return reports().open(first.id().value() - 1, 100);
  }

  @Test
  default void openReportsAreListedAsTheyWereOldestFirst() {
    AccountId author = Ids.account();
    Report first =
        added(List.of(Ids.post(author), Ids.post(author)), Category.SPAM, "it's\n\"bad\" \\ 나빠요");
    Report second = added(List.of(), Category.OTHER, "");
    Report third = added(List.of(), Category.LEGAL, "x".repeat(1_000));

    assertEquals(List.of(first, second, third), openFrom(first));
    assertEquals(List.of(first), reports().open(first.id().value() - 1, 1));
    assertEquals(List.of(second, third), reports().open(first.id().value(), 10));
  }

  @Test
  default void addingTheSameIdAgainChangesNothing() {
    Report report = added(List.of(), Category.SPAM, "first");

    reports()
        .add(
            new Report(
                report.id(),
                report.reporter(),
                report.about(),
                List.of(),
                Category.OTHER,
                "second"));

    assertEquals(List.of(report), openFrom(report));
  }

  @Test
  default void whatWaitsOfSomebodyIsCounted() {
    Report report = added(List.of(), Category.SPAM, "");
    AccountId reporter = report.reporter();
    for (int i = 0; i < 3; i++) {
      reports()
          .add(
              new Report(
                  Ids.report(reporter), reporter, report.about(), List.of(), Category.SPAM, ""));
    }

    assertEquals(4, reports().countOpen(reporter, 100));
    assertEquals(2, reports().countOpen(reporter, 2));
    assertTrue(reports().resolve(report.id()));
    assertEquals(3, reports().countOpen(reporter, 100));
    assertEquals(0, reports().countOpen(report.about(), 100));
  }

  @Test
  default void aReportIsResolvedOnceAndForGood() {
    Report report = added(List.of(), Category.VIOLATION, "");
    Report other = added(List.of(), Category.VIOLATION, "");

    List<Boolean> resolved = Race.of(4, _ -> reports().resolve(report.id()));

    assertEquals(1, Collections.frequency(resolved, true));
    assertEquals(List.of(other), openFrom(report));
    reports().add(report);
    assertEquals(List.of(other), openFrom(report));
    assertFalse(reports().resolve(Ids.report(Ids.account())));
    assertTrue(reports().resolve(other.id()));
  }
}
