package sadari.engine.s3;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import sadari.core.failure.Unavailable;
import sadari.core.media.BlobStore;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Blobs in a bucket of an object store. Thread-safe. Opening asks the store nothing: it may be
/// away, and come.
public final class S3Engine implements AutoCloseable {
  private final S3Client client;
  private final Objects objects;
  private final BlobStore blobs;
  private final InstantSource clock;

  private S3Engine(S3Client client, Objects objects, Spool spool, InstantSource clock) {
    this.client = client;
    this.objects = objects;
    this.blobs = new S3Blobs(objects, spool, clock);
    this.clock = clock;
  }

  /// @throws Unavailable where the folder of the spool cannot be made
  public static S3Engine open(S3Config config, InstantSource clock) {
    Spool spool = new Spool(config.spool(), clock);
    try {
      spool.prepare();
    } catch (IOException e) {
      throw new Unavailable("the spool of the object store cannot be used", e);
    }
    S3Client client = Wire.client(config);
    return new S3Engine(client, new Objects(client, config), spool, clock);
  }

  /// The store.
  public BlobStore blobs() {
    return blobs;
  }

  /// Asks the store for the bucket. One that is missing is made by the first put.
  public Health check() {
    try {
      objects.check();
      return new Health.Up();
    } catch (S3Exception e) {
      return e.statusCode() == 404 ? without() : answered(e);
    } catch (SdkException e) {
      return new Health.Down("the object store does not answer");
    }
  }

  private Health without() {
    try {
      return objects.isBucketMissing() ? new Health.NoBucket() : new Health.Up();
    } catch (S3Exception e) {
      return answered(e);
    } catch (SdkException e) {
      return new Health.Down("the object store does not answer");
    }
  }

  private static Health answered(S3Exception e) {
    return new Health.Down(
        "the object store answered "
            + e.statusCode()
            + switch (e.statusCode()) {
              case 401, 403 -> ": are the keys right, and may they use the bucket?";
              case 404 -> " and named no bucket: is the endpoint right?";
              default -> "";
            });
  }

  /// Calls off uploads in parts that were begun longer ago than this and never finished.
  ///
  /// @return how many
  public int callOffUploads(Duration age) {
    return objects.abortUploadsBefore(clock.instant().minus(age));
  }

  @Override
  public void close() {
    client.close();
  }
}
