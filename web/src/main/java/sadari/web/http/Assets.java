package sadari.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Scripts, styles and pictures of the class path, in memory under addresses that name their
/// content (`/assets/app.3f2a9c….js`): browsers and edges keep them for ever, a change has a new
/// address.
///
/// What is asked for by an address that is not of this build is 404. Immutable.
public final class Assets {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final int FINGERPRINT_DIGITS = 16;
  private static final Pattern CSS_URL = Pattern.compile("url\\(\\s*['\"]?([^'\")]+)['\"]?\\s*\\)");

  private final String mount;
  private final Map<String, String> urls = new TreeMap<>();
  private final Map<String, String> integrity = new HashMap<>();
  private final Map<String, Asset> served = new HashMap<>();

  private Assets(String mount, Map<String, byte[]> files) {
    this.mount = mount;
    files.forEach((name, bytes) -> addUnlessStyle(name, bytes));
    // Styles come last: they name pictures and fonts by their final addresses.
    files.forEach((name, bytes) -> addStyle(name, bytes));
  }

  /// Loads every resource below a folder of the class path.
  ///
  /// @param root e.g. `sadari/web/pages/assets`
  /// @param mount the path they are served below, e.g. `/assets`
  public static Assets load(ClassLoader loader, String root, String mount) {
    try {
      return new Assets(mount, ResourceFolder.read(loader, root));
    } catch (IOException e) {
      throw new UncheckedIOException("no assets at " + root, e);
    }
  }

  static Assets of(String mount, Map<String, byte[]> files) {
    return new Assets(mount, new TreeMap<>(files));
  }

  /// The address of an asset at this server, by its name below the root.
  ///
  /// @throws IllegalArgumentException if there is none
  public String url(String name) {
    String url = urls.get(name);
    if (url == null) {
      throw new IllegalArgumentException("no asset " + name);
    }
    return url;
  }

  /// The names of all assets below the root, in order.
  public Set<String> names() {
    return Collections.unmodifiableSet(urls.keySet());
  }

  /// Where a page finds its assets.
  ///
  /// @param edge in front of this server that browsers fetch some of them from, e.g.
  ///   `https://edge.example`; empty for this server itself
  /// @param near the names of those; any others come from this server
  public AssetLinks links(String edge, Set<String> near) {
    return new AssetLinks(this, edge, near);
  }

  /// The path that all addresses begin with.
  String mount() {
    return mount;
  }

  /// What an asset is recognised by, as Subresource Integrity has it.
  String integrity(String name) {
    String hash = integrity.get(name);
    if (hash == null) {
      throw new IllegalArgumentException("no asset " + name);
    }
    return hash;
  }

  /// The route that serves them; answers from memory, on the event loop.
  public Route route() {
    RouteOptions options = RouteOptions.DEFAULT.withRate(RateClass.NONE).asReady();
    return new Route(Method.GET, mount + "/*name", options, this::serve);
  }

  private Response serve(Request request) {
    Asset asset = served.get(request.segment("name"));
    if (asset == null) {
      throw HttpProblem.notFound().with("Cache-Control", "no-store");
    }
    String known = request.header("If-None-Match");
    if (known != null && known.contains(asset.etag)) {
      return asset.unchanged;
    }
    return Gzip.accepted(request.header("Accept-Encoding")) ? asset.packed : asset.plain;
  }

  private void addUnlessStyle(String name, byte[] bytes) {
    if (!name.endsWith(".css")) {
      add(name, bytes);
    }
  }

  private void addStyle(String name, byte[] bytes) {
    if (name.endsWith(".css")) {
      String css =
          CSS_URL
              .matcher(new String(bytes, UTF_8))
              .replaceAll(
                  match -> {
                    String url = urls.get(beside(name, match.group(1)));
                    return Matcher.quoteReplacement(
                        url == null ? match.group() : "url(\"" + url + "\")");
                  });
      add(name, css.getBytes(UTF_8));
    }
  }

  private void add(String name, byte[] bytes) {
    byte[] hash = sha256(bytes);
    String print = HexFormat.of().formatHex(hash).substring(0, FINGERPRINT_DIGITS);
    int dot = name.lastIndexOf('.');
    int cut = dot > name.lastIndexOf('/') ? dot : name.length();
    String printed = name.substring(0, cut) + '.' + print + name.substring(cut);
    urls.put(name, mount + '/' + printed);
    integrity.put(name, hashed(hash));
    served.put(printed, new Asset(MediaTypes.of(name), print, bytes));
  }

  /// The name of what a style at `name` calls `reference`.
  private static String beside(String name, String reference) {
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    String path = reference.startsWith("./") ? reference.substring(2) : reference;
    while (path.startsWith("../")) {
      path = path.substring(3);
      folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
    }
    return folder + path;
  }

  /// The source expression that allows a script inside a page in a `script-src` of a content
  /// security policy.
  ///
  /// @param script all that is between its tags
  public static String inlineSource(String script) {
    return "'" + hashed(sha256(script.getBytes(UTF_8))) + "'";
  }

  private static String hashed(byte[] hash) {
    return "sha256-" + Base64.getEncoder().encodeToString(hash);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// One asset with its answers, made once.
  private static final class Asset {
    private final String etag;
    private final Response plain;
    private final Response packed;
    private final Response unchanged;

    Asset(String type, String print, byte[] bytes) {
      etag = '"' + print + '"';
      unchanged = described(Response.empty(304));
      plain = described(Response.bytes(200, type, bytes));
      byte[] small = MediaTypes.compressible(type) ? Gzip.best(bytes) : bytes;
      packed =
          small.length < bytes.length
              ? described(Response.bytes(200, type, small)).with("Content-Encoding", "gzip")
              : plain;
    }

    private Response described(Response response) {
      return response
          .with("ETag", etag)
          .with("Cache-Control", FOR_EVER)
          // Modules from an edge are another origin's to the page.
          .with("Access-Control-Allow-Origin", "*")
          .with("Vary", "Accept-Encoding");
    }
  }
}
