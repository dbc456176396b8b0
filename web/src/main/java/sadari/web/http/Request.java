package sadari.web.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request as a handler sees it. Used by one thread, the one that handles it.
public final class Request implements AutoCloseable {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Method method;
  private final String path;
  private final String query;
  private final Match match;
  private final Wire wire;
  private final BodySource source;
  private final String id;
  private final List<Object> attributes = new ArrayList<>(4);
  private @Nullable Uploads uploads;
  private @Nullable Params queryParams;
  private @Nullable Params params;

  Request(Method method, Match match, Wire wire, String id, BodySource source) {
    this.method = method;
    this.match = match;
    this.wire = wire;
    this.source = source;
    this.id = id;
    String target = wire.target();
    int mark = target.indexOf('?');
    this.path = mark < 0 ? target : target.substring(0, mark);
    this.query = mark < 0 ? "" : target.substring(mark + 1);
  }

  /// The method; GET when a HEAD is answered by the handler for GET.
  public Method method() {
    return method;
  }

  /// The path as it came, still percent-encoded.
  public String path() {
    return path;
  }

  /// The query as it came, still percent-encoded, empty when there is none. Never log it.
  public String rawQuery() {
    return query;
  }

  public Route route() {
    return match.route();
  }

  /// A parameter of the path template, decoded.
  public String segment(String name) {
    return match.value(name);
  }

  /// A parameter of the path that must be an id; else there is no such record: 404.
  public long segmentId(String name) {
    long value = Params.parseId(segment(name));
    if (value < 0) {
      throw HttpProblem.notFound();
    }
    return value;
  }

  public Headers headers() {
    return wire.headers();
  }

  public @Nullable String header(String name) {
    return wire.headers().get(name);
  }

  /// The value of a cookie, or null.
  public @Nullable String cookie(String name) {
    for (String header : wire.headers().all("Cookie")) {
      for (String pair : header.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0 && pair.substring(0, equals).trim().equals(name)) {
          String value = pair.substring(equals + 1).trim();
          boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
          return quoted ? value.substring(1, value.length() - 1) : value;
        }
      }
    }
    return null;
  }

  /// The client's address: the peer's, or what trusted proxies say it is. Never log it.
  public InetAddress clientAddress() {
    return wire.client(wire.headers());
  }

  /// Whether the client came by https, to us or to a trusted proxy.
  public boolean secure() {
    return wire.secure(wire.headers());
  }

  /// A short text that names this request in logs and answers.
  public String id() {
    return id;
  }

  /// The parameters of the query alone.
  public Params query() {
    Params known = queryParams;
    if (known == null) {
      known = query.isEmpty() ? Params.NONE : new Params(form(query));
      queryParams = known;
    }
    return known;
  }

  /// The parameters of query and body together; where both have one, the body's counts.
  ///
  /// The first call reads a multipart body, and so may block.
  public Params params() {
    Params known = params;
    if (known == null) {
      known = readParams();
      params = known;
    }
    return known;
  }

  /// The body as it came.
  public byte[] body() {
    try {
      return switch (source) {
        case BodySource.Bytes bytes -> bytes.bytes();
        case BodySource.Stream stream -> {
          try (InputStream in = stream.open()) {
            yield in.readAllBytes();
          }
        }
      };
    } catch (IOException e) {
      throw HttpProblem.badRequest("The body ended early");
    }
  }

  public <T> void put(Attribute<T> name, T value) {
    attributes.add(name);
    attributes.add(value);
  }

  /// What was put last under this name, or null.
  public <T> @Nullable T get(Attribute<T> name) {
    for (int i = attributes.size() - 2; i >= 0; i -= 2) {
      if (attributes.get(i) == name) {
        return name.cast(attributes.get(i + 1));
      }
    }
    return null;
  }

  /// Deletes what was uploaded; the server does so when the handler is done.
  @Override
  public void close() {
    if (uploads != null) {
      uploads.close();
    }
  }

  private Params readParams() {
    Node.Group body = readBody();
    if (body == null || body.fields().isEmpty()) {
      return query();
    }
    return query.isEmpty() ? new Params(body) : new Params(ParameterTree.merged(form(query), body));
  }

  private Node.@Nullable Group readBody() {
    String type = header("Content-Type");
    String mediaType = type == null ? FORM : HeaderValue.mediaType(type);
    return switch (source) {
      case BodySource.Bytes bytes when bytes.bytes().length == 0 -> null;
      case BodySource.Bytes bytes when mediaType.endsWith("json") -> JsonTree.parse(bytes.bytes());
      case BodySource.Bytes bytes when mediaType.equals(FORM) ->
          form(new String(bytes.bytes(), ISO_8859_1));
      case BodySource.Bytes _ -> null;
      case BodySource.Stream stream -> multipart(stream, type == null ? "" : type);
    };
  }

  private Node.Group multipart(BodySource.Stream stream, String type) {
    Uploads files = new Uploads(wire.files());
    uploads = files;
    try (InputStream in = stream.open()) {
      return Multipart.parse(in, type, files);
    } catch (IOException e) {
      throw HttpProblem.badRequest("The body ended early");
    }
  }

  private static Node.Group form(String text) {
    ParameterTree tree = new ParameterTree();
    Percent.pairs(text, (name, value) -> tree.add(name, new Node.Text(value)));
    return tree.done();
  }

  /// What a request needs of its connection.
  interface Wire {
    /// Path and query as sent.
    String target();

    Headers headers();

    InetAddress client(Headers headers);

    boolean secure(Headers headers);

    TempFiles files();
  }
}
