package sadari.core.outbox;

import sadari.core.id.EventId;

/// An event that is in the outbox until its effects are done.
///
/// @param id in the bucket of its cause
/// @param attempts how often it was tried before: 0 for the writer's own try, then one more per
///   claim
public record PendingEvent(EventId id, Event event, int attempts) {}
