package sadari.engine.kafka;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import sadari.core.job.JobQueue.Delivery;
import sadari.core.outbox.PendingEvent;

/// A record that this process holds: first it waits for a worker, then a worker has it, then it is
/// answered or lost. Thread-safe.
final class Held implements Delivery {
  /// Where it is.
  private enum State {
    WAITING,
    TAKEN,
    OVER
  }

  private final ConsumerRecord<byte[], byte[]> kafkas;
  private final Wire wire;
  private final BiConsumer<Held, AcknowledgeType> answers;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private volatile long lastWord = System.nanoTime();

  /// @param answers takes what the worker says to the thread that has the record's consumer
  Held(
      ConsumerRecord<byte[], byte[]> kafkas, Wire wire, BiConsumer<Held, AcknowledgeType> answers) {
    this.kafkas = kafkas;
    this.wire = wire;
    this.answers = answers;
  }

  ConsumerRecord<byte[], byte[]> kafkas() {
    return kafkas;
  }

  /// A worker has it from now on.
  ///
  /// @return false where it was lost while it waited
  boolean taken() {
    lastWord = System.nanoTime();
    return state.compareAndSet(State.WAITING, State.TAKEN);
  }

  /// It is nobody's here any more, where nobody has said anything about it for so long.
  ///
  /// @param waiting how long it may wait for a worker, in nanoseconds
  /// @param silent how long a worker may be silent, in nanoseconds
  boolean expire(long waiting, long silent) {
    long quiet = System.nanoTime() - lastWord;
    return (quiet > waiting && state.compareAndSet(State.WAITING, State.OVER))
        || (quiet > silent && state.compareAndSet(State.TAKEN, State.OVER));
  }

  /// Whatever a worker says from now on comes too late.
  void lost() {
    state.set(State.OVER);
  }

  @Override
  public PendingEvent event() {
    return wire.event();
  }

  @Override
  public int deliveries() {
    return wire.earlier() + count(kafkas);
  }

  /// How often the broker has delivered a record, this time included.
  static int count(ConsumerRecord<byte[], byte[]> record) {
    return record.deliveryCount().orElse((short) 1);
  }

  @Override
  public void done() {
    answer(AcknowledgeType.ACCEPT);
  }

  @Override
  public void release() {
    answer(AcknowledgeType.RELEASE);
  }

  private void answer(AcknowledgeType type) {
    if (state.compareAndSet(State.TAKEN, State.OVER)) {
      answers.accept(this, type);
    }
  }

  @Override
  public boolean renew() {
    lastWord = System.nanoTime();
    return state.get() == State.TAKEN;
  }
}
