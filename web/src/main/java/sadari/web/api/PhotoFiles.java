package sadari.web.api;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import sadari.core.media.BlobKey;
import sadari.core.media.BlobStore;
import sadari.core.media.ShownPhotos;
import sadari.web.http.Content;
import sadari.web.http.HttpProblem;
import sadari.web.http.RateClass;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;

/// Serves stored photos: `/media/:key`. What is under a key never changes, so it may be kept for
/// ever by anybody.
public final class PhotoFiles {
  private static final int STEP = 64 * 1024;

  private final BlobStore blobs;
  private final ShownPhotos shown;

  public PhotoFiles(BlobStore blobs, ShownPhotos shown) {
    this.blobs = blobs;
    this.shown = shown;
  }

  /// Adds the route.
  public void addTo(Router.Builder router) {
    router.get("/media/:key", this::photo).with(options -> options.withRate(RateClass.NONE));
  }

  private Response photo(Request request) throws Exception {
    String text = request.segment("key");
    if (!BlobKey.isKey(text)) {
      throw HttpProblem.notFound();
    }
    BlobKey key = new BlobKey(text);
    if (!shown.isShown(key)) {
      throw HttpProblem.of(410, "This photo was deleted").with("Cache-Control", "no-store");
    }
    try (BlobStore.Blob blob = blobs.open(key).orElseThrow(HttpProblem::notFound)) {
      Optional<Path> file = blob.file();
      Content content =
          file.isPresent()
              ? Content.file(key.contentType(), text, file.get())
              : Content.stream(
                  key.contentType(), text, blob.length(), (at, n, out) -> copy(key, at, n, out));
      return content
          .answer(request)
          .with("Cache-Control", "public, max-age=31536000, immutable")
          .with("Access-Control-Allow-Origin", "*")
          // Should a browser ever show it as a page, it may do nothing.
          .with("Content-Security-Policy", "default-src 'none'");
    }
  }

  private void copy(BlobKey key, long offset, long length, OutputStream out) throws IOException {
    try (BlobStore.Blob blob = blobs.open(key).orElseThrow(HttpProblem::notFound)) {
      SeekableByteChannel channel = blob.channel().position(offset);
      ByteBuffer buffer = ByteBuffer.allocate(STEP);
      long left = length;
      while (left > 0) {
        buffer.clear().limit((int) Math.min(STEP, left));
        int read = channel.read(buffer);
        if (read < 0) {
          throw new EOFException("a photo ended early");
        }
        out.write(buffer.array(), 0, read);
        left -= read;
      }
    }
  }
}
