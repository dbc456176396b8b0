package sadari.web.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Something of known length with a type and a version, served whole or in part: answers
/// `If-None-Match`, `Range` (one range) and `If-Range` (RFC 9110).
public final class Content {
  private final String type;
  private final String etag;
  private final long length;
  private final Slicer slicer;

  private Content(String type, String etag, long length, Slicer slicer) {
    this.type = type;
    this.etag = '"' + etag + '"';
    this.length = length;
    this.slicer = slicer;
  }

  /// @param version changes whenever the bytes do; becomes a strong `ETag`
  public static Content bytes(String type, String version, byte[] bytes) {
    return new Content(
        type,
        version,
        bytes.length,
        (status, offset, length) ->
            Response.bytes(
                status, type, Arrays.copyOfRange(bytes, (int) offset, (int) (offset + length))));
  }

  /// A file of ours, never one named by a client. Answers 404 when it is not there.
  public static Content file(String type, String version, Path file) {
    try {
      return new Content(
          type,
          version,
          Files.size(file),
          (status, offset, length) ->
              Response.region(status, type, new Response.Body.Region(file, offset, length)));
    } catch (IOException e) {
      throw HttpProblem.notFound();
    }
  }

  /// Bytes that come from elsewhere, e.g. an object store.
  public static Content stream(String type, String version, long length, PartWriter writer) {
    return new Content(
        type,
        version,
        length,
        (status, offset, count) ->
            Response.stream(status, type, count, out -> writer.write(offset, count, out)));
  }

  public Response answer(Request request) {
    if (sameVersion(request.header("If-None-Match"))) {
      return Response.empty(304).with("ETag", etag);
    }
    String range = request.header("Range");
    String ifRange = request.header("If-Range");
    if (range == null || (ifRange != null && !ifRange.equals(etag))) {
      return whole();
    }
    return part(range);
  }

  private Response whole() {
    return described(slicer.slice(200, 0, length));
  }

  /// A range that cannot be read is as if there were none; one beyond the end is refused.
  private Response part(String range) {
    if (!range.startsWith("bytes=") || range.indexOf(',') >= 0) {
      return whole();
    }
    int dash = range.indexOf('-');
    if (dash < 0) {
      return whole();
    }
    String first = range.substring("bytes=".length(), dash).trim();
    String last = range.substring(dash + 1).trim();
    long from = Ascii.number(first);
    long to = Ascii.number(last);
    if ((from < 0 && !first.isEmpty()) || (to < 0 && !last.isEmpty()) || (from < 0 && to < 0)) {
      return whole();
    }
    if (from < 0) {
      from = Math.max(0, length - to);
      to = to == 0 ? -1 : length - 1;
    } else {
      to = to < 0 ? length - 1 : Math.min(to, length - 1);
    }
    if (from >= length || to < from) {
      return HttpProblem.of(416, "There is nothing in this range")
          .with("Content-Range", "bytes */" + length)
          .response();
    }
    return described(slicer.slice(206, from, to - from + 1))
        .with("Content-Range", "bytes " + from + '-' + to + '/' + length);
  }

  private Response described(Response response) {
    return response.with("ETag", etag).with("Accept-Ranges", "bytes");
  }

  private boolean sameVersion(@Nullable String ifNoneMatch) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String tag : ifNoneMatch.split(",", -1)) {
      String bare = tag.trim();
      if (bare.equals("*") || bare.equals(etag) || bare.equals("W/" + etag)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return type + " " + etag;
  }

  /// Writes a part of the bytes.
  @FunctionalInterface
  public interface PartWriter {
    void write(long offset, long length, OutputStream out) throws IOException;
  }

  @FunctionalInterface
  private interface Slicer {
    Response slice(int status, long offset, long length);
  }
}
