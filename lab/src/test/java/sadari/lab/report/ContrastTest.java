package sadari.lab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import sadari.lab.report.Contrast.Span;
import sadari.lab.report.Sample.Result;

class ContrastTest {
  private static final Span BEFORE = seconds(0, 100);
  private static final Span BETWEEN = seconds(100, 300);
  private static final Span AFTER = seconds(310, 410);

  @Test
  void whatDriftsAllTheTimeIsNoChange() {
    Contrast contrast = contrast(at -> 20 - at / 200.0);

    assertEquals(0, contrast.change(), 0.02);
  }

  @Test
  void whatIsSlowerMeanwhileIsAChange() {
    Contrast contrast = contrast(at -> at >= 100 && at < 300 ? 15 : 10);

    assertEquals(10, contrast.usual());
    assertEquals(15, contrast.meanwhile());
    assertEquals(0.5, contrast.change(), 1e-9);
  }

  @Test
  void whatIsOutsideOfAllThreeDoesNotCount() {
    Contrast contrast = contrast(at -> at >= 300 && at < 310 ? 1_000 : 10);

    assertEquals(10, contrast.usual());
    assertEquals(10, contrast.meanwhile());
  }

  @Test
  void whatWasNotAnsweredIsNoTime() {
    List<Sample> samples = samples(_ -> 10);
    samples.add(new Sample(50_000_000_000L, 90_000_000_000L, Result.FAILED));

    assertEquals(10, Contrast.of(samples, BEFORE, BETWEEN, AFTER, 1).usual());
  }

  private static Contrast contrast(LongToDoubleFunction took) {
    return Contrast.of(samples(took), BEFORE, BETWEEN, AFTER, 0.99);
  }

  /// One request a second.
  private static List<Sample> samples(LongToDoubleFunction took) {
    List<Sample> samples = new ArrayList<>();
    for (long at = 0; at < 420; at++) {
      long began = at * 1_000_000_000L;
      samples.add(new Sample(began, began + Math.round(took.applyAsDouble(at) * 1e6), Result.OK));
    }
    return samples;
  }

  private static Span seconds(long from, long to) {
    return new Span(from * 1_000_000_000L, to * 1_000_000_000L);
  }
}
