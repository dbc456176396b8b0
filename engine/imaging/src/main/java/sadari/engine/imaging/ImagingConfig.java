package sadari.engine.imaging;

import java.nio.file.Path;
import java.time.Duration;

/// How the photo engine is set up.
///
/// @param natives where native libraries are unpacked once per version, about 120 MB
/// @param workers how many photos are processed at a time, each on a thread of its own
/// @param longestWait how long an upload waits for a free worker
/// @param maxBytes the longest file that is taken
/// @param maxPixels the most pixels, as stored in the file, that are taken; decoding may use three
///   bytes for each of them, so kinds that need more (transparent, progressive) may have fewer
/// @param maxFrames the most frames an animation may have; only the first one is kept
public record ImagingConfig(
    Path natives, int workers, Duration longestWait, long maxBytes, long maxPixels, int maxFrames) {
  private static final long MIB = 1 << 20;

  public ImagingConfig {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be 1 or more: " + workers);
    }
    if (longestWait.isNegative()) {
      throw new IllegalArgumentException("longestWait must not be negative: " + longestWait);
    }
    if (maxBytes < 1 || maxBytes > 256 * MIB) {
      throw new IllegalArgumentException("maxBytes must be 1 to 256 MiB: " + maxBytes);
    }
    if (maxPixels < 1 || maxPixels > 200_000_000) {
      throw new IllegalArgumentException("maxPixels must be 1 to 200,000,000: " + maxPixels);
    }
    if (maxFrames < 1) {
      throw new IllegalArgumentException("maxFrames must be 1 or more: " + maxFrames);
    }
  }

  /// One worker per core; 16 MiB; 8192 × 6144 pixels, which is what 50-megapixel phones make.
  public static ImagingConfig standard(Path natives) {
    return new ImagingConfig(
        natives,
        Runtime.getRuntime().availableProcessors(),
        Duration.ofSeconds(20),
        16 * MIB,
        8192L * 6144,
        1_000);
  }
}
