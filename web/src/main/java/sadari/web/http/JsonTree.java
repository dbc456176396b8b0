package sadari.web.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a JSON object into the same tree that form names in brackets make.
///
/// Depth, number of values and number of digits are bounded; a key given twice is refused.
final class JsonTree {
  private static final int MAX_VALUES = 20_000;

  private final JsonParser parser;
  private int values;

  private JsonTree(JsonParser parser) {
    this.parser = parser;
  }

  /// The parser's own decoder takes overlong forms and halves of surrogate pairs: it is not used.
  static Node.Group parse(byte[] body) {
    try (JsonParser parser = Json.FACTORY.createParser(text(body))) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return new Node.Group(new LinkedHashMap<>());
      }
      if (first != JsonToken.START_OBJECT) {
        throw HttpProblem.badRequest("The body must be a JSON object");
      }
      Map<String, Node> fields = new JsonTree(parser).fields();
      if (parser.nextToken() != null) {
        throw HttpProblem.badRequest("The body must be one JSON object");
      }
      return new Node.Group(fields);
    } catch (JacksonException e) {
      throw HttpProblem.badRequest("The body is not valid JSON");
    } catch (IOException e) {
      throw HttpProblem.badRequest("The body is not valid JSON in UTF-8");
    }
  }

  /// RFC 8259: UTF-8, of which a byte order mark may be left out of account.
  private static String text(byte[] body) {
    String text = Percent.decoded(body);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private Map<String, Node> fields() throws IOException {
    Map<String, Node> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = Percent.clean(parser.currentName());
      if (name.endsWith("[]")) {
        name = name.substring(0, name.length() - 2);
      }
      parser.nextToken();
      fields.put(name, value());
    }
    return fields;
  }

  private Node value() throws IOException {
    if (++values > MAX_VALUES) {
      throw HttpProblem.badRequest("Too many values in the JSON body");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> ParameterTree.settled(new Node.Group(fields()));
      case START_ARRAY -> new Node.Many(items(), false);
      case VALUE_STRING -> new Node.Text(Percent.clean(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Num(parser.getText());
      case VALUE_TRUE -> new Node.Bool(true);
      case VALUE_FALSE -> new Node.Bool(false);
      case VALUE_NULL -> new Node.Nil();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw HttpProblem.badRequest("The body is not valid JSON");
    };
  }

  private List<Node> items() throws IOException {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return items;
  }
}
