package sadari.core.outbox;

import java.util.List;

/// Does what an event calls for. Idempotent: an event may come twice, late, or out of order.
public interface EventHandler {
  /// Applies all effects.
  ///
  /// @return events that shall take this one's place, such as the parts of a fan-out; empty when
  ///   all is done
  List<Event> handle(Event event);
}
