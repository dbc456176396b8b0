package sadari.engine.postgres;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Arrays in PostgreSQL's text form: lets an array of arrays of different lengths be one parameter.
final class ArrayText {
  private ArrayText() {}

  static String of(long[] values) {
    return Arrays.stream(values)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(",", "{", "}"));
  }

  static String of(List<String> values) {
    return values.stream().map(ArrayText::quoted).collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
