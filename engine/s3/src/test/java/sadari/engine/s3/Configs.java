package sadari.engine.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import sadari.engine.embeddeds3.ObjectStore;
import sadari.engine.embeddeds3.ThrowAwayS3;

/// Configurations for tests.
final class Configs {
  private Configs() {}

  static S3Config of(ThrowAwayS3 store, Path spool) {
    return at(store.store().endpoint(), store.store(), spool, S3Config.Bounds.STANDARD);
  }

  /// The same, where another bucket is meant.
  static S3Config in(S3Config there, String bucket) {
    S3Config.Place place = there.place();
    return new S3Config(
        new S3Config.Place(
            place.endpoint(), place.region(), bucket, place.prefix(), place.pathStyle()),
        there.credentials(),
        there.bounds(),
        there.partSize(),
        there.spool());
  }

  /// The same, asked by somebody else.
  static S3Config by(S3Config there, S3Config.Credentials other) {
    return new S3Config(there.place(), other, there.bounds(), there.partSize(), there.spool());
  }

  static S3Config at(String endpoint, ObjectStore store, Path spool, S3Config.Bounds bounds) {
    return new S3Config(
        new S3Config.Place(
            Optional.of(URI.create(endpoint)), "us-east-1", "photos", "photos/", true),
        new S3Config.Credentials.Keys(store.accessKey(), store.secretKey()),
        bounds,
        S3Config.SMALLEST_PART,
        new S3Config.Spool(spool, 64 << 20, Duration.ofMinutes(5)));
  }
}
