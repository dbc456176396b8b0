package sadari.web.http;

import java.util.List;
import java.util.Map;

/// One value in the tree of parameters, whichever encoding it came in.
sealed interface Node {
  record Text(String value) implements Node {}

  record Num(String digits) implements Node {}

  record Bool(boolean value) implements Node {}

  record Nil() implements Node {}

  /// @param repeated true when a plain name came more than once: then the last one counts alone
  record Many(List<Node> items, boolean repeated) implements Node {}

  record Group(Map<String, Node> fields) implements Node {}

  record File(Upload upload) implements Node {}
}
