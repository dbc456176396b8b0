package sadari.engine.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// An object store, and how it is asked.
///
/// @param place where it is
/// @param credentials who asks
/// @param bounds how long, how often and by how many at a time it is asked
/// @param partSize from how many bytes on an object is uploaded in parts of so many; at least 5 MiB
/// @param spool where what was read is kept for a while
public record S3Config(
    Place place, Credentials credentials, Bounds bounds, int partSize, Spool spool) {
  /// The smallest part that S3 takes.
  public static final int SMALLEST_PART = 5 << 20;

  public S3Config {
    if (partSize < SMALLEST_PART) {
      throw new IllegalArgumentException("parts have at least 5 MiB, not " + partSize);
    }
  }

  /// Where objects are.
  ///
  /// @param endpoint of the API; empty for AWS's own of the region
  /// @param prefix what keys begin with, such as `photos/`; may be empty
  /// @param pathStyle whether the bucket is in the path of an address, not in its host
  public record Place(
      Optional<URI> endpoint, String region, String bucket, String prefix, boolean pathStyle) {}

  /// Who asks.
  public sealed interface Credentials {
    /// A fixed pair of keys.
    record Keys(String accessKey, String secretKey) implements Credentials {
      @Override
      public String toString() {
        return "Keys[...]";
      }
    }

    /// As the machine has them: environment, profile, the role of the instance or the container.
    record OfMachine() implements Credentials {}
  }

  /// What one question may cost.
  ///
  /// @param connect how long a connection may take to be made
  /// @param attempt how long one try may take, bytes included
  /// @param whole how long all tries may take
  /// @param attempts how often something is tried at most; beyond the first, within a budget
  /// @param connections held at most
  public record Bounds(
      Duration connect, Duration attempt, Duration whole, int attempts, int connections) {
    public static final Bounds STANDARD =
        new Bounds(Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(15), 3, 32);
  }

  /// The folder of what was read.
  ///
  /// @param folder of this process alone; emptied at the start
  /// @param bytes kept at most, about
  /// @param unasked for how long it is not asked whether what lies here is still in the store
  public record Spool(Path folder, long bytes, Duration unasked) {}
}
