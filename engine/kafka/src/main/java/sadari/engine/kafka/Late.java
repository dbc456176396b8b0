package sadari.engine.kafka;

import java.net.InetSocketAddress;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import sadari.core.failure.Unavailable;

/// A client of Kafka's that is made when it is needed. Kafka's clients look the brokers' names up
/// when they are made, and fail where nobody knows any of them: so it is when brokers and servers
/// start together, or while the name service is away. Thread-safe.
final class Late<T> {
  private final String brokers;
  private final Supplier<T> make;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable T client;
  private boolean closed;

  /// @param brokers `host:port`, comma-separated
  Late(String brokers, Supplier<T> make) {
    this.brokers = brokers;
    this.make = make;
  }

  /// The client, the same one each time.
  ///
  /// @throws Unavailable while nobody knows the brokers' names
  T get() {
    T there = client;
    return there == null ? made() : there;
  }

  private T made() {
    lock.lock();
    try {
      T there = client;
      if (there != null) {
        return there;
      }
      if (closed) {
        throw new Unavailable("the queue is closed");
      }
      T made = make.get();
      client = made;
      return made;
    } catch (KafkaException e) {
      if (isAnyKnown()) {
        throw e;
      }
      throw new Unavailable("nobody knows the names of Kafka's brokers: " + brokers, e);
    } finally {
      lock.unlock();
    }
  }

  private boolean isAnyKnown() {
    return Stream.of(brokers.split(","))
        .map(String::strip)
        .filter(broker -> broker.contains(":"))
        .map(broker -> broker.substring(0, broker.lastIndexOf(':')).replaceAll("[\\[\\]]", ""))
        .anyMatch(host -> !new InetSocketAddress(host, 0).isUnresolved());
  }

  /// Ends it where it was made; none is made from now on.
  void close(Consumer<T> closing) {
    lock.lock();
    try {
      closed = true;
      T there = client;
      if (there != null) {
        closing.accept(there);
      }
    } finally {
      lock.unlock();
    }
  }
}
