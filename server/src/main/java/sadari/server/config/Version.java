package sadari.server.config;

import java.util.Objects;

/// Which version this is.
public final class Version {
  private Version() {}

  /// The version of the jar, or `development` when the classes come from a folder.
  public static String text() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "development");
  }
}
