package sadari.core.account;

/// Hashes passwords with a slow, salted, memory-hard function. Bounded: a caller may wait for its
/// turn, and gets [sadari.core.failure.Overloaded] when the wait would be too long.
public interface PasswordHasher {
  /// A self-describing hash with a fresh salt.
  String hash(String password);

  /// Whether `password` is the one `hash` was made from; in time that tells nothing of the
  /// password.
  boolean matches(String password, String hash);

  /// Takes as long as [#matches] and is always false: for people who do not exist.
  boolean matchesNobody(String password);
}
