package sadari.web.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Builds one tree from names in brackets: `poll[options][]`, `fields_attributes[0][name]`.
///
/// Numbers in brackets are keys while building, so that a large one costs nothing; groups whose
/// keys are all numbers become lists, in the order of the numbers, when the tree is done.
final class ParameterTree {
  static final int MAX_VALUES = 2_000;
  private static final int MAX_DEPTH = 8;
  private static final String ELEMENT = "";

  private final Map<String, Node> root = new LinkedHashMap<>();
  private int values;

  void add(String name, Node value) {
    if (++values > MAX_VALUES) {
      throw HttpProblem.badRequest("Too many parameters");
    }
    List<String> path = path(name);
    if (path.size() > MAX_DEPTH) {
      throw HttpProblem.badRequest("A parameter is nested too deep");
    }
    put(root, path, 0, value);
  }

  Node.Group done() {
    return new Node.Group(settledFields(root));
  }

  /// `a[b][]` is `a`, `b`, and the empty name; a name with broken brackets stands for itself.
  private static List<String> path(String name) {
    int open = name.indexOf('[');
    if (open <= 0 || name.charAt(name.length() - 1) != ']') {
      return List.of(name);
    }
    List<String> path = new ArrayList<>(3);
    path.add(name.substring(0, open));
    while (open < name.length()) {
      int close = name.indexOf(']', open);
      if (name.charAt(open) != '[' || close < 0) {
        return List.of(name);
      }
      path.add(name.substring(open + 1, close));
      open = close + 1;
    }
    return path;
  }

  private static void put(Map<String, Node> fields, List<String> path, int at, Node value) {
    String key = path.get(at);
    Node present = fields.get(key);
    if (at == path.size() - 1) {
      fields.put(key, present == null ? value : repeated(present, value));
    } else if (path.get(at + 1).equals(ELEMENT)) {
      if (present == null) {
        present = new Node.Many(new ArrayList<>(), false);
        fields.put(key, present);
      }
      if (!(present instanceof Node.Many many)) {
        throw conflict(path);
      }
      append(many.items(), path, at + 1, value);
    } else {
      if (present == null) {
        present = new Node.Group(new LinkedHashMap<>());
        fields.put(key, present);
      }
      if (!(present instanceof Node.Group group)) {
        throw conflict(path);
      }
      put(group.fields(), path, at + 1, value);
    }
  }

  /// Elements of `a[][b]` are told apart by their names: one that is there already begins the next.
  private static void append(List<Node> items, List<String> path, int at, Node value) {
    if (at == path.size() - 1) {
      items.add(value);
      return;
    }
    String next = path.get(at + 1);
    boolean begun =
        !items.isEmpty()
            && items.getLast() instanceof Node.Group last
            && (!last.fields().containsKey(next) || at + 1 < path.size() - 1);
    if (!begun) {
      items.add(new Node.Group(new LinkedHashMap<>()));
    }
    if (items.getLast() instanceof Node.Group element) {
      put(element.fields(), path, at + 1, value);
    }
  }

  private static Node repeated(Node present, Node value) {
    if (present instanceof Node.Many many && many.repeated()) {
      many.items().add(value);
      return many;
    }
    return new Node.Many(new ArrayList<>(List.of(present, value)), true);
  }

  private static HttpProblem conflict(List<String> path) {
    return HttpProblem.badRequest("The parameter " + path.getFirst() + " is given in two forms");
  }

  /// The same value with numbered groups as lists.
  static Node settled(Node node) {
    return switch (node) {
      case Node.Group group -> {
        Map<String, Node> fields = settledFields(group.fields());
        yield numbered(fields) ? new Node.Many(inOrder(fields), false) : new Node.Group(fields);
      }
      case Node.Many many ->
          new Node.Many(
              many.items().stream().map(ParameterTree::settled).toList(), many.repeated());
      case Node.Text text -> text;
      case Node.Num num -> num;
      case Node.Bool bool -> bool;
      case Node.Nil nil -> nil;
      case Node.File file -> file;
    };
  }

  private static Map<String, Node> settledFields(Map<String, Node> fields) {
    fields.replaceAll((name, node) -> settled(node));
    return fields;
  }

  private static boolean numbered(Map<String, Node> fields) {
    return !fields.isEmpty() && fields.keySet().stream().allMatch(ParameterTree::isIndex);
  }

  private static boolean isIndex(String key) {
    return !key.isEmpty() && key.length() <= 18 && key.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static List<Node> inOrder(Map<String, Node> fields) {
    return fields.entrySet().stream()
        .sorted(Comparator.comparingLong(field -> Long.parseLong(field.getKey())))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// The fields of both; where both have one, groups are merged and else `over` counts.
  static Node.Group merged(Node.Group under, Node.Group over) {
    if (under.fields().isEmpty()) {
      return over;
    }
    if (over.fields().isEmpty()) {
      return under;
    }
    Map<String, Node> fields = new LinkedHashMap<>(under.fields());
    over.fields()
        .forEach(
            (name, node) ->
                fields.merge(
                    name,
                    node,
                    (lower, upper) ->
                        lower instanceof Node.Group a && upper instanceof Node.Group b
                            ? merged(a, b)
                            : upper));
    return new Node.Group(fields);
  }
}
