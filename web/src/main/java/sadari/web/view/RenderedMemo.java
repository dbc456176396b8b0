package sadari.web.view;

import java.util.function.Predicate;
import java.util.function.Supplier;
import sadari.core.id.Id;

/// Keeps what was rendered, so that it is not rendered again while its sources are the same. May
/// forget anything at any time; safe for use by many threads.
///
/// Nobody has to tell it that something changed: what it has is compared with its sources every
/// time.
@FunctionalInterface
public interface RenderedMemo {
  /// Keeps nothing.
  RenderedMemo NONE = (_, _, render) -> render.get();

  /// What is kept under `id` if it is `current`, otherwise what `render` makes, which is kept from
  /// then on.
  Rendered get(Id id, Predicate<Rendered> current, Supplier<Rendered> render);
}
