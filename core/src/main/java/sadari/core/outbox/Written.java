package sadari.core.outbox;

import java.util.List;

/// A write's result, with the events that were written in its transaction. The caller hands them to
/// [Dispatcher], which tries them at once; what fails then is retried from the outbox.
///
/// @param events empty where nothing changed
public record Written<T>(T result, List<PendingEvent> events) {
  public Written {
    events = List.copyOf(events);
  }
}
