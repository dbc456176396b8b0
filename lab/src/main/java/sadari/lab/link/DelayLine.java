package sadari.lab.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Bytes on a long way: they arrive in order, each at its time, at most 4 MiB of them at once.
final class DelayLine {
  private static final int MOST_BYTES = 4 << 20;

  /// Where they arrive.
  @FunctionalInterface
  interface Delivery {
    void deliver(ByteBuffer bytes) throws IOException, InterruptedException;
  }

  private record Parcel(ByteBuffer bytes, long arrival, boolean last) {}

  private static final Parcel LAST = new Parcel(ByteBuffer.allocate(0), 0, true);

  private final LinkedBlockingQueue<Parcel> way = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(MOST_BYTES);
  private final Thread carrier;
  private volatile @Nullable IOException failure;
  private long latest = Long.MIN_VALUE;

  DelayLine(Delivery delivery) {
    this.carrier = Thread.startVirtualThread(() -> carry(delivery));
  }

  /// Sends a copy of `bytes` on its way; waits where too much is on it.
  void put(ByteBuffer bytes, long arrival) throws IOException, InterruptedException {
    rethrow();
    room.acquire(bytes.remaining());
    // Later bytes never overtake, whatever the jitter.
    latest = latest == Long.MIN_VALUE ? arrival : Math.max(latest, arrival);
    ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    way.add(new Parcel(copy, latest, false));
  }

  /// Returns when everything has arrived.
  void finish() throws IOException, InterruptedException {
    way.add(LAST);
    carrier.join();
    rethrow();
  }

  private void carry(Delivery delivery) {
    try {
      for (Parcel parcel = way.take(); !parcel.last(); parcel = way.take()) {
        Pump.sleepUntil(parcel.arrival());
        int size = parcel.bytes().remaining();
        if (failure == null) {
          deliver(delivery, parcel);
        }
        room.release(size);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Delivery delivery, Parcel parcel) throws InterruptedException {
    try {
      delivery.deliver(parcel.bytes());
    } catch (IOException gone) {
      failure = gone;
    }
  }

  private void rethrow() throws IOException {
    IOException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }
}
