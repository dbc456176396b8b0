package sadari.lab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import sadari.lab.report.Run.Marks;
import sadari.lab.report.Run.Verdict;
import sadari.lab.report.Sample.Result;

class TimelineTest {
  private static final long MILLI = 1_000_000;
  private static final Marks MARKS = new Marks(0, 2_000 * MILLI, 6_000 * MILLI, 8_000 * MILLI);

  private static Run run(List<Sample> samples) {
    Verdict verdict = new Verdict(7, Duration.ofMillis(400), 0, List.of("lost write: p1 & p2 <"));
    return new Run("a-drill", "something <breaks>", samples, MARKS, verdict);
  }

  /// A request every ten milliseconds that takes five, but for those that begin in a span.
  private static List<Sample> steady(long from, long to, Result wrong, long took) {
    List<Sample> samples = new ArrayList<>();
    for (long at = 0; at < 8_000; at += 10) {
      boolean hit = at >= from && at < to;
      samples.add(new Sample(at * MILLI, (at + (hit ? took : 5)) * MILLI, hit ? wrong : Result.OK));
    }
    return samples;
  }

  @Test
  void recoveryIsTheEndOfTheLastTenthOfASecondWithErrors() {
    Timeline timeline = new Timeline(run(steady(2_010, 2_730, Result.UNKNOWN, 500)));

    assertEquals(Duration.ofMillis(800), timeline.recovery());
    assertEquals(Duration.ZERO, timeline.recoveryAfterHealing());
    assertEquals(72, timeline.errors());
  }

  @Test
  void errorsAfterHealingAreItsOwn() {
    Timeline timeline = new Timeline(run(steady(6_000, 6_050, Result.FAILED, 1)));

    assertEquals(Duration.ZERO, timeline.recovery());
    assertEquals(Duration.ofMillis(100), timeline.recoveryAfterHealing());
  }

  @Test
  void oneFailedRequestAmongManyIsSeen() {
    Timeline timeline = new Timeline(run(steady(3_000, 3_010, Result.FAILED, 1)));

    assertEquals(Duration.ofMillis(1_100), timeline.recovery());
  }

  @Test
  void whoWaitedLongIsSlowAndNotAnError() {
    Timeline timeline = new Timeline(run(steady(2_000, 4_000, Result.OK, 1_500)));

    assertEquals(0, timeline.errors());
    assertEquals(200, timeline.during().slow());
    assertEquals(1_500, timeline.during().quantile(1));
    assertEquals(5, timeline.before().quantile(1));
  }

  @Test
  void quantilesAreValuesThatWereMeasured() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      samples.add(new Sample(0, i * MILLI, Result.OK));
    }

    Interval interval = Interval.of(samples, 0, 1);

    assertEquals(50, interval.quantile(0.5));
    assertEquals(99, interval.quantile(0.99));
    assertEquals(100, interval.quantile(1));
    assertEquals(0, Interval.of(List.of(), 0, 1).quantile(0.5));
  }

  @Test
  void theTableShowsTheSecondOfTheFaultAndWhatIsWrong() {
    String table = Table.of(new Timeline(run(steady(2_000, 2_500, Result.FAILED, 1))));

    assertTrue(
        table.contains(
            "2 s          50      0      50        0      5.0      5.0      5.0  < broken"),
        table);
    assertTrue(table.contains("until 0.5 s after the fault, 0.0 s after it was healed"), table);
    assertTrue(table.contains("lost write: p1 & p2 <"), table);
  }

  @Test
  void thePictureIsWellFormed() throws Exception {
    String picture = Picture.of(new Timeline(run(steady(2_000, 2_500, Result.FAILED, 1))));

    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(picture.getBytes(StandardCharsets.UTF_8)));

    assertEquals("svg", document.getDocumentElement().getTagName());
    assertTrue(document.getDocumentElement().getTextContent().contains("something <breaks>"));
  }
}
