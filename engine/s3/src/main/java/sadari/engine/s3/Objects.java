package sadari.engine.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import sadari.core.media.BlobKey;
import sadari.core.media.BlobStore.Listed;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The objects of a bucket, by the blobs' keys. Thread-safe.
final class Objects {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final int CHUNK = 64 << 10;

  private final S3Client client;
  private final S3Config config;

  Objects(S3Client client, S3Config config) {
    this.client = client;
    this.config = config;
  }

  /// An object's length, and when it was stored.
  record About(long length, Instant since) {}

  Optional<About> about(BlobKey key) {
    return Troubles.reading(
        () -> {
          try {
            HeadObjectResponse head = client.headObject(ask -> ask.bucket(bucket()).key(name(key)));
            return Optional.of(new About(head.contentLength(), head.lastModified()));
          } catch (S3Exception e) {
            if (isNotThere(e)) {
              return Optional.<About>empty();
            }
            throw e;
          }
        });
  }

  /// Stores an object; a part that arrived otherwise than it was sent is refused by the store.
  void put(BlobKey key, byte[] bytes) {
    if (bytes.length > config.partSize()) {
      new Parts(client, bucket(), name(key), config.partSize()).put(key, bytes, FOR_EVER);
      return;
    }
    Troubles.writing(
        () ->
            inBucket(
                () ->
                    client.putObject(
                        ask ->
                            ask.bucket(bucket())
                                .key(name(key))
                                .contentType(key.contentType())
                                .cacheControl(FOR_EVER)
                                .contentMD5(md5(bytes, 0, bytes.length)),
                        RequestBody.fromBytes(bytes))));
  }

  /// Makes an object young again, by a copy onto itself that no byte travels for.
  void touch(BlobKey key) {
    Troubles.writing(
        () ->
            client.copyObject(
                ask ->
                    ask.sourceBucket(bucket())
                        .sourceKey(name(key))
                        .destinationBucket(bucket())
                        .destinationKey(name(key))
                        .metadataDirective(MetadataDirective.REPLACE)
                        .metadata(Map.of("put-again", Instant.now().toString()))
                        .contentType(key.contentType())
                        .cacheControl(FOR_EVER)));
  }

  /// Brings an object into a file, whole: its hash is its name, so an answer that was cut or
  /// changed is noticed, and asked for again.
  ///
  /// @return false where there is no such object
  boolean fetch(BlobKey key, Path file) {
    return Troubles.reading(
        () -> {
          try {
            client.getObject(
                ask -> ask.bucket(bucket()).key(name(key)),
                (GetObjectResponse _, software.amazon.awssdk.http.AbortableInputStream in) -> {
                  copy(key, in, file);
                  return true;
                });
            return true;
          } catch (S3Exception e) {
            if (isNotThere(e)) {
              return false;
            }
            throw e;
          }
        });
  }

  private static void copy(BlobKey key, InputStream in, Path file) {
    MessageDigest hash = BlobKey.sha256();
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = new Spilling(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        hash.update(chunk, 0, read);
        out.write(chunk, 0, read);
      }
    } catch (Spilling.DiskException e) {
      throw e;
    } catch (IOException e) {
      throw RetryableException.create("an object came in part", e);
    }
    if (!HexFormat.of().formatHex(hash.digest()).equals(key.hash())) {
      throw RetryableException.create("an object came otherwise than it was stored");
    }
  }

  void delete(BlobKey key) {
    Troubles.writing(
        () -> {
          try {
            return client.deleteObject(ask -> ask.bucket(bucket()).key(name(key)));
          } catch (NoSuchBucketException e) {
            return e;
          }
        });
  }

  /// All of them, a page of a thousand at a time; none where nothing was ever put.
  Stream<Listed> list() {
    if (!isBucketThere()) {
      return Stream.empty();
    }
    var pages =
        client.listObjectsV2Paginator(ask -> ask.bucket(bucket()).prefix(prefix())).iterator();
    Iterable<List<S3Object>> asked =
        () ->
            new java.util.Iterator<>() {
              @Override
              public boolean hasNext() {
                return pages.hasNext();
              }

              @Override
              public List<S3Object> next() {
                return Troubles.reading(() -> pages.next().contents());
              }
            };
    return StreamSupport.stream(asked.spliterator(), false)
        .flatMap(List::stream)
        .filter(object -> BlobKey.isKey(object.key().substring(prefix().length())))
        .map(
            object ->
                new Listed(
                    new BlobKey(object.key().substring(prefix().length())), object.lastModified()));
  }

  /// Ends uploads in parts that their writer did not: their parts are paid for.
  int abortUploadsBefore(Instant time) {
    if (!isBucketThere()) {
      return 0;
    }
    return Troubles.reading(
        () -> {
          int aborted = 0;
          for (var upload :
              client
                  .listMultipartUploadsPaginator(ask -> ask.bucket(bucket()).prefix(prefix()))
                  .uploads()) {
            if (upload.initiated().isBefore(time)) {
              client.abortMultipartUpload(
                  ask -> ask.bucket(bucket()).key(upload.key()).uploadId(upload.uploadId()));
              aborted++;
            }
          }
          return aborted;
        });
  }

  private boolean isBucketThere() {
    return Troubles.reading(
        () -> {
          try {
            check();
            return true;
          } catch (S3Exception e) {
            if (isNotThere(e)) {
              return false;
            }
            throw e;
          }
        });
  }

  /// Asks whether the bucket is there for us.
  void check() {
    client.headBucket(ask -> ask.bucket(bucket()));
  }

  /// Whether it is the bucket that is not there: anything may answer 404, and to [#check] no store
  /// says more.
  boolean isBucketMissing() {
    try {
      client.listObjectsV2(ask -> ask.bucket(bucket()).maxKeys(1));
      return false;
    } catch (NoSuchBucketException e) {
      return true;
    }
  }

  /// Makes the bucket where it is missing, and does it again.
  private <T> T inBucket(java.util.function.Supplier<T> change) {
    try {
      return change.get();
    } catch (NoSuchBucketException e) {
      make(client, bucket());
      return change.get();
    }
  }

  /// Makes a bucket, unless somebody else just did.
  static void make(S3Client client, String bucket) {
    try {
      client.createBucket(ask -> ask.bucket(bucket));
    } catch (BucketAlreadyOwnedByYouException madeMeanwhile) {
      // By another upload.
    }
  }

  private static boolean isNotThere(S3Exception e) {
    return e instanceof NoSuchKeyException || e.statusCode() == 404;
  }

  private String bucket() {
    return config.place().bucket();
  }

  private String prefix() {
    return config.place().prefix();
  }

  private String name(BlobKey key) {
    return prefix() + key.text();
  }

  /// For the header that every S3 API checks uploads by (RFC 1864).
  static String md5(byte[] bytes, int from, int to) {
    try {
      MessageDigest hash = MessageDigest.getInstance("MD5");
      hash.update(bytes, from, to - from);
      return Base64.getEncoder().encodeToString(hash.digest());
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has MD5", e);
    }
  }
}
