package sadari.web.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Routes by the segments of their paths. A static segment wins over a parameter; where it leads
/// nowhere the parameter is tried.
///
/// `:name` takes one segment; `*name` at the end takes the rest, slashes included.
final class PathTree {
  private final Map<String, PathTree> fixed = new HashMap<>();
  private final Map<Method, Leaf> leaves = new EnumMap<>(Method.class);
  private @Nullable PathTree parameter;
  private @Nullable PathTree rest;

  void add(Route route) {
    List<String> names = new ArrayList<>();
    PathTree node = this;
    for (String segment : route.template().substring(1).split("/", -1)) {
      if (segment.startsWith(":")) {
        names.add(segment.substring(1));
        node.parameter = node.parameter == null ? new PathTree() : node.parameter;
        node = node.parameter;
      } else if (segment.startsWith("*")) {
        names.add(segment.substring(1));
        node.rest = node.rest == null ? new PathTree() : node.rest;
        node = node.rest;
      } else {
        node = node.fixed.computeIfAbsent(segment, _ -> new PathTree());
      }
    }
    if (node.leaves.put(route.method(), new Leaf(route, List.copyOf(names))) != null) {
      throw new IllegalArgumentException("two handlers for " + route);
    }
  }

  /// What is at the path, by method; null when nothing is.
  @Nullable Found find(String path) {
    return path.startsWith("/") ? find(path, 1, new ArrayList<>(2)) : null;
  }

  private @Nullable Found find(String path, int start, List<String> values) {
    int slash = path.indexOf('/', start);
    int end = slash < 0 ? path.length() : slash;
    String segment = path.substring(start, end);
    PathTree next = fixed.get(segment);
    if (next != null) {
      Found found = slash < 0 ? next.found(values) : next.find(path, slash + 1, values);
      if (found != null) {
        return found;
      }
    }
    if (parameter != null && !segment.isEmpty()) {
      values.add(segment);
      Found found = slash < 0 ? parameter.found(values) : parameter.find(path, slash + 1, values);
      if (found != null) {
        return found;
      }
      values.removeLast();
    }
    if (rest != null) {
      values.add(path.substring(start));
      return rest.found(values);
    }
    return null;
  }

  private @Nullable Found found(List<String> values) {
    return leaves.isEmpty() ? null : new Found(leaves, values);
  }

  record Leaf(Route route, List<String> names) {}

  /// @param values still percent-encoded
  record Found(Map<Method, Leaf> leaves, List<String> values) {
    @Nullable Match match(Method method) {
      Leaf leaf = leaves.get(method);
      if (leaf == null && method == Method.HEAD) {
        leaf = leaves.get(Method.GET);
      }
      if (leaf == null) {
        return null;
      }
      values.replaceAll(Percent::path);
      return new Match(leaf.route(), leaf.names(), values);
    }

    Collection<Method> methods() {
      return leaves.keySet();
    }
  }
}
