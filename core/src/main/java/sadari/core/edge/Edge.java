package sadari.core.edge;

import java.net.URI;
import java.util.Collection;

/// One shared cache near the readers. Thread-safe.
public interface Edge {
  /// What addresses of photos begin with when this edge serves them; without a slash at its end.
  URI address();

  /// Makes the edge forget what it has under these paths, such as `/media/…`.
  ///
  /// When it returns, the edge has confirmed each of them: none is answered from what it had. A
  /// path that it does not have is confirmed, too. Idempotent.
  ///
  /// @throws sadari.core.failure.Failure where it did not confirm all; some may be gone
  void purge(Collection<String> paths);

  /// Whether it serves now and reaches the servers behind it. Answers within a second; never
  /// throws.
  boolean answers();
}
