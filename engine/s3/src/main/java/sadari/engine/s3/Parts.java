package sadari.engine.s3;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sadari.core.media.BlobKey;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/// One upload in parts: the object is there when the last call is answered, and not before. An
/// upload that fails is called off, so that its parts are not kept.
record Parts(S3Client client, String bucket, String name, int size) {
  private static final Logger LOG = System.getLogger(Parts.class.getName());

  void put(BlobKey key, byte[] bytes, String cacheControl) {
    String upload = Troubles.writing(() -> begin(key, cacheControl));
    try {
      Troubles.writing(() -> finish(upload, parts(upload, bytes)));
    } catch (RuntimeException e) {
      callOff(upload);
      throw e;
    }
  }

  private String begin(BlobKey key, String cacheControl) {
    try {
      return create(key, cacheControl);
    } catch (NoSuchBucketException e) {
      Objects.make(client, bucket);
      return create(key, cacheControl);
    }
  }

  private String create(BlobKey key, String cacheControl) {
    return client
        .createMultipartUpload(
            ask ->
                ask.bucket(bucket)
                    .key(name)
                    .contentType(key.contentType())
                    .cacheControl(cacheControl))
        .uploadId();
  }

  private List<CompletedPart> parts(String upload, byte[] bytes) {
    List<CompletedPart> parts = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += size) {
      int number = parts.size() + 1;
      byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size));
      String tag =
          client
              .uploadPart(
                  ask ->
                      ask.bucket(bucket)
                          .key(name)
                          .uploadId(upload)
                          .partNumber(number)
                          .contentMD5(Objects.md5(part, 0, part.length)),
                  RequestBody.fromBytes(part))
              .eTag();
      parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    }
    return parts;
  }

  private Object finish(String upload, List<CompletedPart> parts) {
    return client.completeMultipartUpload(
        ask ->
            ask.bucket(bucket).key(name).uploadId(upload).multipartUpload(all -> all.parts(parts)));
  }

  private void callOff(String upload) {
    try {
      client.abortMultipartUpload(ask -> ask.bucket(bucket).key(name).uploadId(upload));
    } catch (SdkException e) {
      LOG.log(Level.INFO, "an upload in parts is left to be called off later: {0}", e.toString());
    }
  }
}
