package sadari.core.media.edit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Edits in the order in which they are applied, 1 to [#MOST], each within its bounds.
///
/// ```
/// text:  crop x=0.25 y=0 width=0.5 height=1;flip axis=horizontal;grayscale
/// ```
///
/// The text is canonical: numbers have at most four decimals, parameters stand in the operation's
/// order. It is what stores keep.
public final class Edits {
  /// How many edits one request may have.
  public static final int MOST = 16;

  private static final int DECIMALS = 4;

  private final List<Step> steps;

  /// An operation with its parameters, as asked for: not checked yet.
  ///
  /// @param parameters by name; may have too few and too many
  public record Step(String operation, Map<String, String> parameters) {
    public Step {
      parameters = Map.copyOf(parameters);
    }
  }

  /// What became of a list that was asked for.
  public sealed interface Checked {
    /// All is within its bounds.
    record Good(Edits edits) implements Checked {}

    /// Says which operation is wrong, and why.
    record Bad(String reason) implements Checked {}
  }

  private Edits(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /// Checks what was asked for.
  public static Checked check(List<Step> asked) {
    if (asked.isEmpty() || asked.size() > MOST) {
      return new Checked.Bad("operations must be a list of 1 to " + MOST + " operations");
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Step step = asked.get(i);
      Optional<Operation> operation = Operation.of(step.operation());
      Optional<String> wrong =
          operation.isEmpty()
              ? Optional.of("op must be one of " + names())
              : refusal(operation.get(), step.parameters());
      if (wrong.isPresent()) {
        String name = operation.map(known -> " (" + known.text() + ")").orElse("");
        return new Checked.Bad("operations[" + i + "]" + name + ": " + wrong.get());
      }
      steps.add(canonical(operation.orElseThrow(), step.parameters()));
    }
    return new Checked.Good(new Edits(steps));
  }

  private static String names() {
    return List.of(Operation.values()).stream()
        .map(Operation::text)
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> refusal(Operation operation, Map<String, String> values) {
    List<String> names = operation.parameters().stream().map(Parameter::name).toList();
    for (Parameter parameter : operation.parameters()) {
      @Nullable String value = values.get(parameter.name());
      Optional<String> wrong = parameter.refusal(value == null ? "" : value);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    if (!names.containsAll(values.keySet())) {
      return Optional.of(
          names.isEmpty() ? "it has no parameters" : "it has only " + String.join(", ", names));
    }
    return names.contains("x") ? outside(values) : Optional.empty();
  }

  private static Optional<String> outside(Map<String, String> values) {
    Function<String, Double> number = name -> round(values.getOrDefault(name, "")).doubleValue();
    for (String[] pair : new String[][] {{"x", "width"}, {"y", "height"}}) {
      // A hair beyond is how fractions add up.
      if (number.apply(pair[0]) + number.apply(pair[1]) > 1.0001) {
        return Optional.of(pair[0] + " + " + pair[1] + " must be at most 1");
      }
    }
    return Optional.empty();
  }

  private static Step canonical(Operation operation, Map<String, String> values) {
    Map<String, String> canonical = new LinkedHashMap<>();
    for (Parameter parameter : operation.parameters()) {
      String value = values.getOrDefault(parameter.name(), "");
      canonical.put(
          parameter.name(),
          switch (parameter) {
            case Parameter.Range _ -> plain(round(value));
            case Parameter.Choice _ -> value;
          });
    }
    return new Step(operation.text(), canonical);
  }

  private static BigDecimal round(String value) {
    return new BigDecimal(Double.toString(Parameter.Range.number(value)))
        .setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  static String text(double number) {
    return plain(BigDecimal.valueOf(number));
  }

  /// Reads the canonical text.
  ///
  /// @throws IllegalArgumentException where it is none
  public static Edits of(String text) {
    List<Step> steps = new ArrayList<>();
    for (String step : text.split(";", -1)) {
      String[] words = step.split(" ", -1);
      Map<String, String> parameters = new LinkedHashMap<>();
      for (int i = 1; i < words.length; i++) {
        int equals = words[i].indexOf('=');
        if (equals < 0) {
          throw new IllegalArgumentException("not the text of edits");
        }
        parameters.put(words[i].substring(0, equals), words[i].substring(equals + 1));
      }
      steps.add(new Step(words[0], parameters));
    }
    return switch (check(steps)) {
      case Checked.Good(Edits edits) -> edits;
      case Checked.Bad(String reason) -> throw new IllegalArgumentException(reason);
    };
  }

  /// The canonical text.
  public String text() {
    return steps.stream().map(Edits::text).collect(Collectors.joining(";"));
  }

  private static String text(Step step) {
    StringBuilder text = new StringBuilder(step.operation());
    Operation.of(step.operation()).orElseThrow().parameters().stream()
        .map(Parameter::name)
        .forEach(name -> text.append(' ').append(name).append('=').append(value(step, name)));
    return text.toString();
  }

  private static String value(Step step, String name) {
    return step.parameters().getOrDefault(name, "");
  }

  /// The steps, canonical.
  public List<Step> steps() {
    return steps;
  }

  /// The edits, in their order.
  public List<Edit> list() {
    return steps.stream().map(Edits::edit).toList();
  }

  private static Edit edit(Step step) {
    Function<String, Double> number = name -> Double.parseDouble(value(step, name));
    return switch (Operation.of(step.operation()).orElseThrow()) {
      case CROP -> new Edit.Crop(area(number));
      case ROTATE -> new Edit.Rotate(number.apply("degrees").intValue());
      case STRAIGHTEN -> new Edit.Straighten(number.apply("degrees"));
      case FLIP -> new Edit.Flip(value(step, "axis").equals("horizontal"));
      case RESIZE ->
          new Edit.Resize(number.apply("width").intValue(), number.apply("height").intValue());
      case BLUR -> new Edit.Blur(number.apply("sigma"));
      case BLUR_REGION -> new Edit.BlurRegion(area(number), number.apply("sigma"));
      case SHARPEN -> new Edit.Sharpen(number.apply("amount"), number.apply("sigma"));
      case BRIGHTNESS -> new Edit.Brightness(number.apply("factor"));
      case CONTRAST -> new Edit.Contrast(number.apply("factor"));
      case SATURATION -> new Edit.Saturation(number.apply("factor"));
      case GRAYSCALE -> new Edit.Grayscale();
    };
  }

  private static Edit.Area area(Function<String, Double> number) {
    return new Edit.Area(
        number.apply("x"), number.apply("y"), number.apply("width"), number.apply("height"));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Edits edits && steps.equals(edits.steps);
  }

  @Override
  public int hashCode() {
    return steps.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
