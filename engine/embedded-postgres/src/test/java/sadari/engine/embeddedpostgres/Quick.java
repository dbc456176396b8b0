package sadari.engine.embeddedpostgres;

import java.nio.file.Path;

/// The configuration of tests that do not pull the plug of the machine.
final class Quick {
  private Quick() {}

  static EmbeddedPostgresConfig in(Path home) {
    return EmbeddedPostgresConfig.in(home)
        .withSetting("fsync", "off")
        .withSetting("shared_buffers", "16MB");
  }
}
