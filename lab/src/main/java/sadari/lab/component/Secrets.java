package sadari.lab.component;

import java.security.SecureRandom;
import java.util.HexFormat;

/// The passwords of one lab, made for it and gone with it.
///
/// @param application of the servers' role in the database
/// @param owner of the role that owns the tables
/// @param administrator of the database's superuser
/// @param replication of the role that replicas copy with
/// @param cache of Redis
/// @param edge that edges and servers know each other by
/// @param store of the object store
public record Secrets(
    String application,
    String owner,
    String administrator,
    String replication,
    String cache,
    String edge,
    String store) {
  public static Secrets random() {
    return new Secrets(word(), word(), word(), word(), word(), word(), word());
  }

  private static String word() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "Secrets[...]";
  }
}
