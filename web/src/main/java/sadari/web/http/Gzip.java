package sadari.web.http;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// Compresses JSON and text (RFC 1952) for clients that ask, where it is worth the time.
///
/// An answer with `Content-Encoding` or with `Cache-Control: no-transform` is left as it is.
/// Deflaters hold memory outside the heap, so a few are kept for reuse.
public final class Gzip implements Filter {
  private static final int LEVEL = 1;
  private static final int KEPT = 16;
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private final int smallest;
  private final BlockingQueue<Deflater> idle = new ArrayBlockingQueue<>(KEPT);

  /// From the size that no longer fits one packet.
  public Gzip() {
    this(1_400);
  }

  /// @param smallest bodies of fewer bytes are sent as they are
  public Gzip(int smallest) {
    this.smallest = smallest;
  }

  @Override
  public Handler around(Handler next) {
    return request -> {
      Response response = next.handle(request);
      if (!(response.body() instanceof Response.Body.Bytes body)
          || body.length() < smallest
          || !compressible(response)) {
        return response;
      }
      Response varied = response.with("Vary", vary(response.header("Vary")));
      if (!accepted(request.header("Accept-Encoding"))) {
        return varied;
      }
      String etag = response.header("ETag");
      Response packed =
          varied
              .with(new Response.Body.Bytes(compress(body.bytes())))
              .with("Content-Encoding", "gzip");
      return etag == null || etag.startsWith("W/") ? packed : packed.with("ETag", "W/" + etag);
    };
  }

  private static boolean compressible(Response response) {
    String type = response.header("Content-Type");
    String cache = response.header("Cache-Control");
    return type != null
        && response.status() != 206
        && MediaTypes.compressible(type)
        && response.header("Content-Encoding") == null
        && (cache == null || !cache.contains("no-transform"));
  }

  private static String vary(@Nullable String present) {
    return present == null ? "Accept-Encoding" : present + ", Accept-Encoding";
  }

  static boolean accepted(@Nullable String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    for (String coding : acceptEncoding.split(",", -1)) {
      String name = HeaderValue.mediaType(coding);
      if (name.equals("gzip") || name.equals("*")) {
        String weight = HeaderValue.parameter(coding, "q");
        return weight == null || !weight.matches("0(\\.0*)?");
      }
    }
    return false;
  }

  /// As small as it gets, for what is compressed once and sent often.
  static byte[] best(byte[] plain) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      return gzip(plain, deflater);
    } finally {
      deflater.end();
    }
  }

  private byte[] compress(byte[] plain) {
    Deflater deflater = idle.poll();
    if (deflater == null) {
      deflater = new Deflater(LEVEL, true);
    }
    byte[] packed = gzip(plain, deflater);
    deflater.reset();
    if (!idle.offer(deflater)) {
      deflater.end();
    }
    return packed;
  }

  private static byte[] gzip(byte[] plain, Deflater deflater) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 3 + 64);
    out.writeBytes(HEADER);
    deflater.setInput(plain);
    deflater.finish();
    byte[] piece = new byte[Math.clamp(plain.length, 256, 8192)];
    while (!deflater.finished()) {
      out.write(piece, 0, deflater.deflate(piece));
    }
    CRC32 check = new CRC32();
    check.update(plain);
    littleEndian(out, check.getValue());
    littleEndian(out, plain.length);
    return out.toByteArray();
  }

  private static void littleEndian(ByteArrayOutputStream out, long value) {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write((int) (value >> shift));
    }
  }
}
