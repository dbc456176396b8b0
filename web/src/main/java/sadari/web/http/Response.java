package sadari.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// An answer: status, header fields and a body. Immutable, so that one may be kept and sent again
/// and again.
public final class Response {
  private static final byte[] NOTHING = {};
  private static final String JSON = "application/json";

  private final int status;
  private final @Nullable Field fields;
  private final Body body;

  private Response(int status, @Nullable Field fields, Body body) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("not a final status: " + status);
    }
    this.status = status;
    this.fields = fields;
    this.body = body;
  }

  /// 200 with JSON that is ready.
  public static Response json(byte[] json) {
    return json(200, json);
  }

  public static Response json(int status, byte[] json) {
    return bytes(status, JSON, json);
  }

  public static Response html(String html) {
    return html(200, html);
  }

  public static Response html(int status, String html) {
    return bytes(status, "text/html; charset=utf-8", html.getBytes(UTF_8));
  }

  public static Response text(String text) {
    return bytes(200, "text/plain; charset=utf-8", text.getBytes(UTF_8));
  }

  public static Response bytes(int status, String contentType, byte[] body) {
    return new Response(status, null, new Body.Bytes(body)).with("Content-Type", contentType);
  }

  /// An answer without a body, e.g. 204.
  public static Response empty(int status) {
    return new Response(status, null, new Body.Bytes(NOTHING));
  }

  /// 303: see the other address with GET.
  public static Response redirect(String location) {
    return empty(303).with("Location", location);
  }

  /// A body written piece by piece on the request's virtual thread, e.g. server-sent events.
  public static Response stream(String contentType, StreamBody body) {
    return new Response(200, null, new Body.Stream(body)).with("Content-Type", contentType);
  }

  static Response stream(int status, String contentType, long length, StreamBody body) {
    return new Response(status, null, new Body.Stream(body))
        .with("Content-Type", contentType)
        .with("Content-Length", Long.toString(length));
  }

  static Response region(int status, String contentType, Body.Region region) {
    return new Response(status, null, region).with("Content-Type", contentType);
  }

  /// The same with this header field, in place of one of that name.
  ///
  /// @throws IllegalArgumentException if the name is no token or the value has a control character
  public Response with(String name, String value) {
    Field.check(name, value);
    return new Response(status, new Field(name, value, Field.without(fields, name)), body);
  }

  /// The same with a further header field, e.g. `Set-Cookie`.
  public Response adding(String name, String value) {
    Field.check(name, value);
    return new Response(status, new Field(name, value, fields), body);
  }

  /// The same with this header field, unless one of that name is set already.
  public Response withDefault(String name, String value) {
    return Field.find(fields, name) == null ? adding(name, value) : this;
  }

  /// The same with another status.
  public Response withStatus(int other) {
    return new Response(other, fields, body);
  }

  /// For fields of our own that nobody else sets: neither searched for nor checked.
  Response plus(String name, String value) {
    return new Response(status, new Field(name, value, fields), body);
  }

  public Response with(Cookie cookie) {
    return adding("Set-Cookie", cookie.header());
  }

  Response with(Body other) {
    return new Response(status, fields, other);
  }

  public int status() {
    return status;
  }

  /// The value of a header field set so far, or null.
  public @Nullable String header(String name) {
    return Field.find(fields, name);
  }

  @Nullable Field fields() {
    return fields;
  }

  Body body() {
    return body;
  }

  /// Writes a streamed body; `flush` sends what is written so far. Throws once the client is gone.
  @FunctionalInterface
  public interface StreamBody {
    void writeTo(OutputStream out) throws IOException;
  }

  /// What follows the header fields.
  sealed interface Body {
    /// In bytes, or -1 when unknown.
    long length();

    final class Bytes implements Body {
      private final byte[] bytes;

      Bytes(byte[] bytes) {
        this.bytes = bytes;
      }

      byte[] bytes() {
        return bytes;
      }

      @Override
      public long length() {
        return bytes.length;
      }
    }

    record Region(Path file, long offset, long length) implements Body {}

    record Stream(StreamBody writer) implements Body {
      @Override
      public long length() {
        return -1;
      }
    }
  }
}
