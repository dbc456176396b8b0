package sadari.server.config;

/// What one check of a password costs (Argon2id, RFC 9106). The defaults are OWASP's.
///
/// @param memory bytes that a check fills
/// @param passes how many times it goes over them
public record PasswordCost(long memory, int passes) {
  private static final long MIB = 1L << 20;

  static PasswordCost from(Settings settings) {
    return new PasswordCost(
        settings.bytes("passwords.memory", 19 * MIB, MIB / 16, 1024 * MIB),
        settings.number("passwords.passes", 2, 1, 20));
  }
}
