package sadari.engine.postgres;

import java.sql.SQLException;
import java.util.Optional;
import sadari.core.media.BlobKey;
import sadari.core.media.Rendition;

/// Reads a rendition out of four columns: `<prefix>_blob`, `_bytes`, `_width`, `_height`.
final class Renditions {
  private Renditions() {}

  static Optional<Rendition> read(Row row, String prefix) throws SQLException {
    Optional<String> blob = row.optionalText(prefix + "_blob");
    if (blob.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rendition(
            new BlobKey(blob.get()),
            row.big(prefix + "_bytes"),
            row.number(prefix + "_width"),
            row.number(prefix + "_height")));
  }
}
