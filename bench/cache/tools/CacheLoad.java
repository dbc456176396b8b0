import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Measures a pair of caches. Arguments: ours|jetcache|redisson REDIS-PORT KEYS THREADS. Prints
/// `NAME MICROSECONDS` lines: how long a thread waits for an operation, on average.
///
/// Each round has keys of its own: the near server misses and loads them, the far one then finds them
/// in Redis, then in its memory, then the near one changes them.
final class CacheLoad {
  private static final int ROUNDS = 6;
  private static final int MEASURED = 3;
  private static final int LOCAL_READS = 200;
  private static final String VALUE = "x".repeat(1_000);

  private static final double TOLERATED = 1.2;
  private static final LongAdder LOADS = new LongAdder();

  private CacheLoad() {}

  /// What is in no cache. Counted: a far server that loads has not found what the near one has put.
  static String load() {
    LOADS.increment();
    return VALUE;
  }

  /// A few more may be: a cache that lost its connection for a moment does not trust itself.
  private static void demandLoads(long wanted) {
    if (LOADS.sum() > wanted * TOLERATED) {
      throw new IllegalStateException(LOADS.sum() + " loads instead of " + wanted);
    }
  }

  public static void main(String[] args) throws Exception {
    String redis = "127.0.0.1:" + args[1];
    int keys = Integer.parseInt(args[2]);
    int threads = Integer.parseInt(args[3]);
    Class<?> type = Class.forName(args[0].substring(0, 1).toUpperCase() + args[0].substring(1));
    try (Pair pair = (Pair) type.getDeclaredConstructor(String.class).newInstance(redis)) {
      for (int round = 0; round < ROUNDS; round++) {
        boolean print = round >= ROUNDS - MEASURED;
        String prefix = "k" + round + "-";
        tell("miss", print, time(threads, keys, n -> pair.near(prefix + n)));
        tell("l2", print, time(threads, keys, n -> pair.far(prefix + n)));
        demandLoads((round + 1L) * keys);
        tell("l1", print, time(threads, keys * LOCAL_READS, n -> pair.far(prefix + n % keys)));
        tell("write", print, time(threads, keys, n -> pair.change(prefix + n, VALUE + prefix)));
      }
    }
    System.exit(0); // some leave threads behind
  }

  private static void tell(String name, boolean print, double micros) {
    if (print) {
      System.out.println(name + " " + micros);
    }
  }

  private static double time(int threads, int count, Consumer<Integer> operation)
      throws Exception {
    List<Thread> running = new ArrayList<>();
    var failure = new AtomicReference<RuntimeException>();
    long began = System.nanoTime();
    for (int thread = 0; thread < threads; thread++) {
      int first = thread;
      running.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      for (int n = first; n < count; n += threads) {
                        operation.accept(n);
                      }
                    } catch (RuntimeException e) {
                      failure.set(e);
                    }
                  }));
    }
    for (Thread thread : running) {
      thread.join();
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return (System.nanoTime() - began) / 1e3 * threads / count;
  }
}
