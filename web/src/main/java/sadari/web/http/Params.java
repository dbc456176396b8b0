package sadari.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parameters of a request: the query merged with the body, whichever encoding each is in.
///
/// `a[b][]=1`, `{"a": {"b": ["1"]}}` and `{"a": {"b": 1}}` read the same; `id` and `id[]` are
/// alike. A value of the wrong type is answered with 422 and the reason. Absent and JSON `null` are
/// both read as null; {@link #has} tells them apart.
public final class Params {
  static final Params NONE = new Params("", new Node.Group(Map.of()));

  private final String prefix;
  private final Map<String, Node> fields;

  Params(Node.Group group) {
    this("", group);
  }

  private Params(String prefix, Node.Group group) {
    this.prefix = prefix;
    this.fields = group.fields();
  }

  /// Whether the name was sent at all, also with an empty or null value.
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  public Set<String> names() {
    return Set.copyOf(fields.keySet());
  }

  /// A text as sent, also an empty one. Numbers are no text: see {@link #id}.
  public @Nullable String text(String name) {
    Node node = single(name);
    if (node instanceof Node.Text text) {
      return text.value();
    }
    absent(node, name, "a text");
    return null;
  }

  public String text(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  /// A text that must be there and not blank.
  public String required(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) {
      throw HttpProblem.invalid("Validation failed: " + prefix + name + " can't be blank");
    }
    return text;
  }

  /// true, 1, on, t, yes; null when absent or empty.
  public @Nullable Boolean flag(String name) {
    Node node = single(name);
    if (node instanceof Node.Bool bool) {
      return bool.value();
    }
    String text = scalar(node);
    if (text != null) {
      return flag(name, text);
    }
    absent(node, name, "true or false");
    return null;
  }

  public boolean flag(String name, boolean otherwise) {
    Boolean flag = flag(name);
    return flag == null ? otherwise : flag;
  }

  private @Nullable Boolean flag(String name, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "on", "t", "yes" -> true;
      case "false", "0", "off", "f", "no" -> false;
      case "" -> null;
      default -> throw wrong(name, "true or false");
    };
  }

  /// A whole number; null when absent or empty.
  public @Nullable Long number(String name) {
    String digits = digits(name, "a whole number");
    try {
      return digits == null ? null : Long.valueOf(digits);
    } catch (NumberFormatException e) {
      throw wrong(name, "a whole number");
    }
  }

  public @Nullable Double decimal(String name) {
    String digits = digits(name, "a number");
    try {
      Double value = digits == null ? null : Double.valueOf(digits);
      if (value != null && !Double.isFinite(value)) {
        throw wrong(name, "a number");
      }
      return value;
    } catch (NumberFormatException e) {
      throw wrong(name, "a number");
    }
  }

  /// The number of an id, sent as a text or as a JSON number; null when absent or empty.
  public @Nullable Long id(String name) {
    String digits = digits(name, "an id");
    return digits == null ? null : id(name, digits);
  }

  /// What was sent where an id belongs, whether it is one or not; empty when absent. For callers
  /// that tell of an unknown id in a way of their own.
  public String idText(String name) {
    String digits = digits(name, "an id");
    return digits == null ? "" : digits;
  }

  /// A text or a number, as it was sent; empty when absent. For callers that tell of a wrong one in
  /// a way of their own.
  public String plain(String name) {
    Node node = single(name);
    String text = scalar(node);
    if (text == null) {
      absent(node, name, "a text or a number");
      return "";
    }
    return text;
  }

  /// All ids below a name, none when absent; empty texts are left out.
  public List<Long> ids(String name) {
    List<Long> ids = new ArrayList<>();
    for (Node item : items(name)) {
      String digits = scalar(item);
      if (digits == null) {
        throw wrong(name, "a list of ids");
      }
      if (!digits.isEmpty()) {
        ids.add(id(name, digits));
      }
    }
    return ids;
  }

  /// All texts below a name, none when absent.
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(name)) {
      if (!(item instanceof Node.Text text)) {
        throw wrong(name, "a list of texts");
      }
      texts.add(text.value());
    }
    return texts;
  }

  /// The parameters nested below a name; empty when absent.
  public Params group(String name) {
    Node node = single(name);
    if (node instanceof Node.Group group) {
      return new Params(prefix + name + ".", group);
    }
    absent(node, name, "a group of parameters");
    return NONE;
  }

  /// The groups listed below a name, e.g. `fields_attributes[0][name]`; none when absent.
  public List<Params> groups(String name) {
    List<Params> groups = new ArrayList<>();
    for (Node item : items(name)) {
      if (!(item instanceof Node.Group group)) {
        throw wrong(name, "a list of groups");
      }
      groups.add(new Params(prefix + name + ".", group));
    }
    return groups;
  }

  /// A file of a multipart body; null when absent or left empty in a form.
  public @Nullable Upload file(String name) {
    Node node = single(name);
    if (node instanceof Node.File file) {
      return file.upload();
    }
    boolean empty = node instanceof Node.Text text && text.value().isEmpty();
    absent(empty ? null : node, name, "a file");
    return null;
  }

  /// The single value of a name: also of `name[]` with one element, and the last of a repetition.
  private @Nullable Node single(String name) {
    Node node = fields.get(name);
    if (node instanceof Node.Many many) {
      if (many.items().isEmpty()) {
        return null;
      }
      if (!many.repeated() && many.items().size() > 1) {
        throw wrong(name, "a single value");
      }
      node = many.items().getLast();
    }
    return node instanceof Node.Nil ? null : node;
  }

  private List<Node> items(String name) {
    Node node = fields.get(name);
    if (node == null || node instanceof Node.Nil) {
      return List.of();
    }
    return node instanceof Node.Many many ? many.items() : List.of(node);
  }

  private @Nullable String digits(String name, String wanted) {
    Node node = single(name);
    String text = scalar(node);
    if (text == null) {
      absent(node, name, wanted);
      return null;
    }
    return text.isEmpty() ? null : text;
  }

  private static @Nullable String scalar(@Nullable Node node) {
    if (node instanceof Node.Num num) {
      return num.digits();
    }
    return node instanceof Node.Text text ? text.value() : null;
  }

  /// Where nothing was sent all is well; anything else is of the wrong type.
  private void absent(@Nullable Node node, String name, String wanted) {
    if (node != null) {
      throw wrong(name, wanted);
    }
  }

  private long id(String name, String digits) {
    long id = parseId(digits);
    if (id < 0) {
      throw wrong(name, "an id");
    }
    return id;
  }

  /// The number of a decimal id, or -1 where it is none, has more than 63 bits, or begins with a
  /// zero that adds nothing: a thing has one id. 0 itself is a number, though nobody's id.
  static long parseId(String digits) {
    return digits.length() > 1 && digits.startsWith("0") ? -1 : Ascii.number(digits);
  }

  private HttpProblem wrong(String name, String wanted) {
    return HttpProblem.invalid("Validation failed: " + prefix + name + " must be " + wanted);
  }
}
