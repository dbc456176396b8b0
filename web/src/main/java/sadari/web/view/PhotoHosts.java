package sadari.web.view;

import java.net.URI;
import java.util.List;
import sadari.core.media.BlobKey;

/// Which host serves a photo. Safe for use by many threads.
public interface PhotoHosts {
  /// What the address of a photo begins with, without a slash at its end: the same one every time
  /// while the same hosts are well.
  String base(BlobKey key);

  /// The hosts that are well, besides this server; equal while the answers of [#base] are.
  Object state();

  /// All from one place.
  static PhotoHosts only(URI place) {
    String text = place.toString();
    String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return new PhotoHosts() {
      @Override
      public String base(BlobKey key) {
        return base;
      }

      @Override
      public Object state() {
        return List.of();
      }
    };
  }
}
