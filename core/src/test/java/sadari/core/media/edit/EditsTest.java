package sadari.core.media.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.core.media.edit.Edits.Checked;
import sadari.core.media.edit.Edits.Step;

class EditsTest {
  @Test
  void theTextIsCanonical() {
    Step crop = step("crop", "x", "0.10", "y", "0", "height", "1.0", "width", "5e-1");
    Step turn = step("rotate", "degrees", "90");
    Step sharp = step("sharpen", "amount", "0.333333", "sigma", "1");

    Edits edits = good(List.of(crop, turn, sharp));

    assertEquals(
        "crop x=0.1 y=0 width=0.5 height=1;rotate degrees=90;sharpen amount=0.3333 sigma=1",
        edits.text());
    assertEquals(edits, Edits.of(edits.text()));
    assertEquals(
        List.of(
            new Edit.Crop(new Edit.Area(0.1, 0, 0.5, 1)),
            new Edit.Rotate(90),
            new Edit.Sharpen(0.3333, 1)),
        edits.list());
  }

  @ParameterizedTest
  @EnumSource
  void everyOperationIsTakenAtItsBoundsAndReadBack(Operation operation) {
    for (boolean most : new boolean[] {false, true}) {
      Edits edits = good(List.of(new Step(operation.text(), atBounds(operation, most))));

      assertEquals(edits, Edits.of(edits.text()));
      assertEquals(1, edits.list().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyParameterBeyondItsBoundsIsRefusedWithItsName(Operation operation) {
    for (Parameter parameter : operation.parameters()) {
      for (String wrong : wrong(parameter)) {
        Map<String, String> values = atBounds(operation, false);
        values.put(parameter.name(), wrong);

        String reason = bad(List.of(new Step(operation.text(), values)));

        assertTrue(
            reason.startsWith("operations[0] (" + operation.text() + "): " + parameter.name()),
            reason);
      }
    }
  }

  private static List<String> wrong(Parameter parameter) {
    return switch (parameter) {
      case Parameter.Range range ->
          List.of(
              Double.toString(range.least() - 0.01),
              Double.toString(range.most() + 0.01),
              "NaN",
              "Infinity",
              "",
              "1,5",
              "9".repeat(400));
      case Parameter.Choice _ -> List.of("", "91", "diagonal", "Horizontal");
    };
  }

  private static Map<String, String> atBounds(Operation operation, boolean most) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Parameter parameter : operation.parameters()) {
      boolean edge = parameter.name().equals("x") || parameter.name().equals("y");
      values.put(
          parameter.name(),
          switch (parameter) {
            case Parameter.Range range ->
                Double.toString(most && !edge ? range.most() : range.least());
            case Parameter.Choice choice ->
                most ? choice.words().getLast() : choice.words().getFirst();
          });
    }
    return values;
  }

  @Test
  void theReasonNamesTheOperationThatIsWrong() {
    Step fine = step("grayscale");

    assertEquals(
        "operations[1] (blur): sigma must be a number from 0.3 to 100 pixels",
        bad(List.of(fine, step("blur", "sigma", "500"))));
    assertEquals(
        "operations[0] (crop): x + width must be at most 1",
        bad(List.of(step("crop", "x", "0.6", "y", "0", "width", "0.5", "height", "0.5"))));
    assertEquals(
        "operations[0] (grayscale): it has no parameters",
        bad(List.of(step("grayscale", "factor", "1"))));
    assertTrue(bad(List.of(fine, step("explode"))).startsWith("operations[1]: op must be one of"));
    assertTrue(bad(List.of()).contains("1 to 16"));
    assertTrue(bad(Collections.nCopies(17, fine)).contains("1 to 16"));
  }

  @Test
  void fractionsThatAddUpToOneAreTaken() {
    good(List.of(step("crop", "x", "0.33333", "y", "0.1", "width", "0.66667", "height", "0.9")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";", "crop", "crop x", "blur sigma=0", "no such=1"})
  void whatIsNoTextOfEditsIsNotRead(String text) {
    assertThrows(IllegalArgumentException.class, () -> Edits.of(text));
  }

  @ParameterizedTest
  @CsvSource({"16.5, 100", "100, 1e300"})
  void pixelsAreWholeNumbers(String width, String height) {
    bad(List.of(step("resize", "width", width, "height", height)));
  }

  private static Step step(String operation, String... parameters) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      values.put(parameters[i], parameters[i + 1]);
    }
    return new Step(operation, values);
  }

  private static Edits good(List<Step> steps) {
    return assertInstanceOf(Checked.Good.class, Edits.check(steps)).edits();
  }

  private static String bad(List<Step> steps) {
    return assertInstanceOf(Checked.Bad.class, Edits.check(steps)).reason();
  }
}
