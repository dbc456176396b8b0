package sadari.core.outbox;

import java.util.List;

/// Does what an event calls for. Idempotent: an event may come twice, late, or out of order.
public interface EventHandler {
  /// Applies all effects.
  ///
  /// @return events that shall take this one's place, such as the parts of a fan-out; empty when
  ///   all is done
  List<Event> handle(Event event);

  /// Hears that an event is given up, before it is: whoever waits for it can be told. It may be
  /// handled later all the same, when operators say so.
  default void givenUp(Event event) {}
}
