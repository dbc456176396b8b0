/// Slow work on its way to a worker: lanes, and the queue that carries it. What is to be done is an
/// [sadari.core.outbox.Event], written with its cause; the queue only moves it.
@NullMarked
package sadari.core.job;

import org.jspecify.annotations.NullMarked;
