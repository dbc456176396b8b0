package sadari.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Where a page finds its assets: some at an edge, the others at this server.
///
/// What comes from an edge is named together with the hash of its content, so that a browser runs
/// nothing else. Immutable.
public final class AssetLinks {
  private static final String SCRIPT = ".js";

  private final Assets assets;
  private final String edge;
  private final Set<String> near;
  private final String importMap;

  AssetLinks(Assets assets, String edge, Set<String> near) {
    this.assets = assets;
    this.edge = edge;
    this.near = edge.isEmpty() ? Set.of() : Set.copyOf(near);
    this.importMap = writeImportMap();
  }

  /// The address of an asset by its name below the root.
  ///
  /// @throws IllegalArgumentException if there is none
  public String url(String name) {
    return near.contains(name) ? edge + assets.url(name) : assets.url(name);
  }

  /// What an asset is recognised by (`sha256-…`), where it comes from an edge.
  public Optional<String> integrity(String name) {
    return near.contains(name) ? Optional.of(assets.integrity(name)) : Optional.empty();
  }

  /// An import map for ES modules: `photo/editor` and `/assets/photo/editor.js` both lead to the
  /// address with the fingerprint, so relative imports between modules of this server work as well.
  /// To be put as it is between `<script type="importmap">` and `</script>`.
  public String importMap() {
    return importMap;
  }

  /// The source expression that allows the import map in a `script-src` of a content security
  /// policy.
  public String importMapSource() {
    return Assets.inlineSource(importMap);
  }

  /// The source expression that allows what comes from the edge, and no photo that lies beside it;
  /// empty where nothing does.
  public String source() {
    return near.isEmpty() ? "" : edge + assets.mount() + "/";
  }

  private String writeImportMap() {
    Map<String, String> imports = new TreeMap<>();
    Map<String, String> hashes = new TreeMap<>();
    for (String name : assets.names()) {
      if (name.endsWith(SCRIPT)) {
        imports.put(name.substring(0, name.length() - SCRIPT.length()), url(name));
        imports.put(assets.mount() + '/' + name, url(name));
        integrity(name).ifPresent(hash -> hashes.put(url(name), hash));
      }
    }
    return new String(
        Json.object(
            json -> {
              json.object("imports", map -> imports.forEach(map::field));
              if (!hashes.isEmpty()) {
                json.object("integrity", map -> hashes.forEach(map::field));
              }
            }),
        UTF_8);
  }
}
