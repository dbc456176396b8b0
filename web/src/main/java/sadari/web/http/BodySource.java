package sadari.web.http;

import java.io.IOException;
import java.io.InputStream;

/// Where the body of a request comes from.
sealed interface BodySource {
  BodySource NONE = new Bytes(new byte[0]);

  /// Collected before the handler was called.
  final class Bytes implements BodySource {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /// Read by the handler while it arrives; more than the route's limit throws 413.
  non-sealed interface Stream extends BodySource {
    InputStream open() throws IOException;
  }
}
