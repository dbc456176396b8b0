package sadari.web.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;

/// Reads `multipart/form-data` (RFC 7578) from a stream: texts into the tree, files onto disk.
///
/// Number of parts, size of part headers and size of all texts are bounded; the stream itself is
/// bounded by whoever gives it. What is broken is a 400 with the reason.
final class Multipart {
  private static final int MAX_PARTS = 256;
  private static final int MAX_PART_HEADER = 8 * 1024;
  private static final int MAX_TEXT = 1024 * 1024;
  private static final int MAX_BOUNDARY = 70;
  private static final int BUFFER = 16 * 1024;

  private final InputStream in;
  private final byte[] delimiter;
  private final Uploads uploads;
  private final ParameterTree tree = new ParameterTree();
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;
  private int textLeft = MAX_TEXT;

  private Multipart(InputStream in, String boundary, Uploads uploads) {
    this.in = in;
    this.uploads = uploads;
    this.delimiter = ("\r\n--" + boundary).getBytes(ISO_8859_1);
    // The first delimiter has no line break before it: as if there had been one.
    buffer[0] = '\r';
    buffer[1] = '\n';
    end = 2;
  }

  static Node.Group parse(InputStream in, String contentType, Uploads uploads) throws IOException {
    String boundary = HeaderValue.parameter(contentType, "boundary");
    if (boundary == null || boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
      throw HttpProblem.badRequest("The multipart body names no usable boundary");
    }
    Multipart multipart = new Multipart(in, boundary, uploads);
    multipart.copyTo(OutputStream.nullOutputStream());
    int parts = 0;
    while (multipart.nextPart()) {
      if (++parts > MAX_PARTS) {
        throw HttpProblem.badRequest("Too many parts in the multipart body");
      }
      multipart.part();
    }
    return multipart.tree.done();
  }

  /// After a delimiter: a line break begins a part, two hyphens end the body.
  private boolean nextPart() throws IOException {
    int first = read();
    int second = read();
    if (first == '-' && second == '-') {
      // What follows the end means nothing, but must be read for the connection to go on.
      in.skip(Long.MAX_VALUE);
      return false;
    }
    while (first == ' ' || first == '\t') {
      first = second;
      second = read();
    }
    if (first != '\r' || second != '\n') {
      throw broken("a boundary is not followed by a line break");
    }
    return true;
  }

  private void part() throws IOException {
    String disposition = null;
    String type = "application/octet-stream";
    int left = MAX_PART_HEADER;
    for (String line = line(left); !line.isEmpty(); line = line(left)) {
      left -= line.length();
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw broken("a part has a header without a name");
      }
      String value = line.substring(colon + 1).trim();
      switch (line.substring(0, colon).trim().toLowerCase(Locale.ROOT)) {
        case "content-disposition" -> disposition = value;
        case "content-type" -> type = HeaderValue.mediaType(value);
        default -> {}
      }
    }
    String name = disposition == null ? null : HeaderValue.parameter(disposition, "name");
    if (disposition == null || name == null || name.isEmpty()) {
      throw broken("a part has no name");
    }
    String filename = HeaderValue.filename(disposition);
    if (filename == null) {
      tree.add(name, new Node.Text(text()));
    } else {
      file(name, filename, type);
    }
  }

  private String text() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    copyTo(new Bounded(text));
    return Percent.utf8(text.toByteArray());
  }

  private void file(String name, String filename, String type) throws IOException {
    Upload upload = uploads.store(filename, type, this::copyTo);
    // A file field left empty in a form is sent as a nameless empty file: nothing was chosen, and
    // nothing is to change.
    if (!filename.isEmpty() || upload.size() > 0) {
      tree.add(name, new Node.File(upload));
    }
  }

  /// Copies up to the next delimiter, which is consumed.
  private void copyTo(OutputStream out) throws IOException {
    while (true) {
      int at = find();
      if (at >= 0) {
        out.write(buffer, start, at - start);
        start = at + delimiter.length;
        return;
      }
      // A delimiter may have begun in the last bytes: they stay.
      int safe = Math.max(start, end - delimiter.length + 1);
      out.write(buffer, start, safe - start);
      start = safe;
      fill();
    }
  }

  private int find() {
    int last = end - delimiter.length;
    for (int at = start; at <= last; at++) {
      if (buffer[at] == '\r'
          && Arrays.equals(buffer, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
        return at;
      }
    }
    return -1;
  }

  private String line(int limit) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    for (int c = read(); c != '\r'; c = read()) {
      if (line.size() >= limit) {
        throw broken("the headers of a part are too long");
      }
      line.write(c);
    }
    if (read() != '\n') {
      throw broken("a header line ends wrongly");
    }
    return Percent.utf8(line.toByteArray());
  }

  private int read() throws IOException {
    if (start == end) {
      fill();
    }
    return buffer[start++] & 0xff;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    int count = in.read(buffer, end, buffer.length - end);
    if (count < 0) {
      throw broken("it ends in the middle");
    }
    end += count;
  }

  private static HttpProblem broken(String reason) {
    return HttpProblem.badRequest("The multipart body is broken: " + reason);
  }

  /// Passes on as long as the texts of the whole body stay within their bound.
  private final class Bounded extends OutputStream {
    private final OutputStream out;

    Bounded(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      textLeft -= length;
      if (textLeft < 0) {
        throw HttpProblem.tooLarge(MAX_TEXT);
      }
      out.write(bytes, offset, length);
    }
  }
}
