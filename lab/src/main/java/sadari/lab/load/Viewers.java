package sadari.lab.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// People who look at photos, some of which nearly everybody looks at (Zipf, exponent 1). A client
/// that follows the rules: a photo whose edge does not answer is asked of the origin.
public final class Viewers implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofMillis(700);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int AT_ONCE = 8;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI origin;

  /// @param origin where a photo is when its edge is not
  public Viewers(URI origin) {
    this.origin = origin;
  }

  /// What they saw.
  ///
  /// @param hits answered out of an edge
  /// @param misses fetched or passed on by an edge
  /// @param fallbacks not answered by an edge, but by the origin
  /// @param failed not seen
  public record Seen(long hits, long misses, long fallbacks, long failed) {
    /// How many of those that an edge answered it had.
    public double hitRatio() {
      return (double) hits / Math.max(1, hits + misses);
    }
  }

  /// An answer, or the lack of one.
  ///
  /// @param status 0 where there was none
  /// @param cache what the edge says of it
  public record Look(int status, String cache) {}

  /// Looks at one address, once.
  public Look look(URI address) {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      return new Look(answer.statusCode(), answer.headers().firstValue("X-Cache").orElse(""));
    } catch (IOException e) {
      return new Look(0, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Look(0, "");
    }
  }

  /// Looks at `photos` for a while, eight at a time.
  ///
  /// @param address where a client believes a photo to be
  public Seen view(
      List<Gallery.Shown> photos, Function<Gallery.Shown, URI> address, Duration time, long seed) {
    Running running = begin(photos, address, seed);
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return running.end();
  }

  /// Lets them look until told to stop.
  public Running begin(
      List<Gallery.Shown> photos, Function<Gallery.Shown, URI> address, long seed) {
    return new Running(photos, address, new SplittableRandom(seed));
  }

  /// Viewers at it.
  public final class Running {
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder fallbacks = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final CountDownLatch left = new CountDownLatch(AT_ONCE);
    private final ExecutorService each = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Gallery.Shown> photos;
    private final Function<Gallery.Shown, URI> address;
    private final double[] weights;

    private Running(
        List<Gallery.Shown> photos, Function<Gallery.Shown, URI> address, SplittableRandom random) {
      this.photos = photos;
      this.address = address;
      this.weights = zipf(photos.size());
      for (int i = 0; i < AT_ONCE; i++) {
        SplittableRandom own = random.split();
        each.execute(() -> view(own));
      }
    }

    private void view(RandomGenerator random) {
      try {
        while (open.get()) {
          see(photos.get(pick(weights, random)));
        }
      } finally {
        left.countDown();
      }
    }

    private void see(Gallery.Shown photo) {
      Look look = look(address.apply(photo));
      if (look.status() == 200) {
        (look.cache().equals("HIT") || look.cache().equals("STALE") ? hits : misses).increment();
      } else if (look(origin.resolve(photo.path())).status() == 200) {
        fallbacks.increment();
      } else {
        failed.increment();
      }
    }

    /// Ends it, when what is under way has ended.
    public Seen end() {
      open.set(false);
      try {
        left.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      each.shutdown();
      return new Seen(hits.sum(), misses.sum(), fallbacks.sum(), failed.sum());
    }
  }

  /// The chances of the first so many, one after the other.
  private static double[] zipf(int size) {
    double[] sums = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += 1.0 / (i + 1);
      sums[i] = sum;
    }
    return sums;
  }

  private static int pick(double[] sums, RandomGenerator random) {
    int found = java.util.Arrays.binarySearch(sums, random.nextDouble(sums[sums.length - 1]));
    return Math.min(found < 0 ? -found - 1 : found, sums.length - 1);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
