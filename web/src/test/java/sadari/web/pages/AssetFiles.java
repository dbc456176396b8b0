package sadari.web.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import sadari.web.http.Assets;

/// The asset files as they lie in the source tree.
final class AssetFiles {
  static final Assets ASSETS = Site.loadAssets();

  private AssetFiles() {}

  static List<String> named(String end) {
    return ASSETS.names().stream().filter(name -> name.endsWith(end)).toList();
  }

  static String text(String name) {
    try (InputStream in =
        AssetFiles.class.getClassLoader().getResourceAsStream(Site.ASSETS + "/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException(name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Site site() {
    return site("");
  }

  /// @param edge that scripts and styles come from; may be empty
  static Site site(String edge) {
    return new Site("Sadari", "", "https://sadari.example", "", true, ASSETS, () -> edge);
  }
}
