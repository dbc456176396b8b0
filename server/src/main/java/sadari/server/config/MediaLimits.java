package sadari.server.config;

/// How big a photo may be when it is handed in.
///
/// @param maxBytes size of the file
/// @param maxPixels width times height, which bounds the memory that decoding takes
public record MediaLimits(long maxBytes, int maxPixels) {
  private static final long MIB = 1L << 20;

  static MediaLimits from(Settings settings) {
    return new MediaLimits(
        settings.bytes("media.max-bytes", 16 * MIB, 1024, 1024 * MIB),
        settings.number("media.max-pixels", 36_000_000, 1_000_000, 500_000_000));
  }
}
