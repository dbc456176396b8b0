package sadari.server.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The fields that an entity must have, with their types.
///
/// Written as a table: a field and its type on each line. A `?` after the type allows null, but not
/// that the field is missing; fields beyond the table are fine.
record Shape(Map<String, String> fields) {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
  private static final Map<String, Predicate<JsonNode>> TYPES =
      Map.ofEntries(
          Map.entry("text", JsonNode::isTextual),
          Map.entry("integer", JsonNode::isIntegralNumber),
          Map.entry("number", JsonNode::isNumber),
          Map.entry("flag", JsonNode::isBoolean),
          Map.entry("list", JsonNode::isArray),
          Map.entry("object", JsonNode::isObject),
          Map.entry("id", node -> isText(node, Pattern.compile("[1-9]\\d{0,18}"))),
          Map.entry("time", node -> isText(node, TIME)),
          Map.entry("day", node -> isText(node, Pattern.compile("\\d{4}-\\d\\d-\\d\\d"))),
          Map.entry("url", node -> isText(node, Pattern.compile("(http|ws)s?://[^/]+.*"))),
          Map.entry("null", JsonNode::isNull));

  private static boolean isText(JsonNode node, Pattern pattern) {
    return node.isTextual() && pattern.matcher(node.asText()).matches();
  }

  static Shape of(String table) {
    Map<String, String> fields = new LinkedHashMap<>();
    table.lines().map(line -> line.split("\\s+")).forEach(cells -> fields.put(cells[0], cells[1]));
    return new Shape(fields);
  }

  /// The same with more fields.
  Shape and(String table) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.putAll(of(table).fields());
    return new Shape(more);
  }

  /// What is wrong with an entity; nothing where it is as it must be.
  List<String> flaws(JsonNode entity) {
    List<String> flaws = new ArrayList<>();
    fields.forEach(
        (name, type) -> {
          JsonNode node = entity.get(name);
          if (node == null) {
            flaws.add(name + " is missing");
          } else if (!fits(node, type)) {
            flaws.add(name + " is no " + type + ": " + node);
          }
        });
    return flaws;
  }

  private static boolean fits(JsonNode node, String type) {
    boolean nullable = type.endsWith("?");
    String bare = nullable ? type.substring(0, type.length() - 1) : type;
    return (nullable && node.isNull()) || Objects.requireNonNull(TYPES.get(bare)).test(node);
  }
}
