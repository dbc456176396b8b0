package sadari.web.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The header fields of a request; names are compared without case.
public interface Headers {
  /// The first value, or null.
  @Nullable String get(String name);

  /// All values in the order sent.
  List<String> all(String name);
}
