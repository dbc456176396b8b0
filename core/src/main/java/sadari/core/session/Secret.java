package sadari.core.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A bearer secret: the id it is found by, and 32 random bytes that only its holder knows. The
/// server keeps their SHA-256, so a stolen database opens nothing.
///
/// The wire form is URL-safe base64 of the id's 8 bytes and the random ones: 54 characters. The id
/// in it tells the bucket, so that a token alone says where its row lives.
///
/// @param id the value of the token's or app's id
/// @param text the wire form
/// @param hash hexadecimal SHA-256 of the random bytes: what is stored
public record Secret(long id, String text, String hash) {
  private static final int RANDOM_BYTES = 32;
  private static final int TEXT_LENGTH = 54;

  /// A fresh secret; `random` must be cryptographically strong.
  public static Secret create(long id, RandomGenerator random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    byte[] all = ByteBuffer.allocate(Long.BYTES + RANDOM_BYTES).putLong(id).put(bytes).array();
    return new Secret(
        id, Base64.getUrlEncoder().withoutPadding().encodeToString(all), sha256(bytes));
  }

  /// Reads the wire form; empty where the text cannot be one. Says nothing of whether it is valid.
  public static Optional<Secret> parse(String text) {
    if (text.length() != TEXT_LENGTH) {
      return Optional.empty();
    }
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    long id = ByteBuffer.wrap(all).getLong();
    // Four bits of the last character say nothing: only zeros in them are the wire form, so that a
    // secret has one text.
    boolean canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(all).equals(text);
    if (!canonical || all.length != Long.BYTES + RANDOM_BYTES || id <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Secret(id, text, sha256(Arrays.copyOfRange(all, Long.BYTES, all.length))));
  }

  /// Whether this is the secret whose hash was stored; in constant time.
  public boolean matches(String storedHash) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), storedHash.getBytes(StandardCharsets.US_ASCII));
  }

  /// A second secret that follows from this one: what a page sends back against forgery.
  public String derived(String purpose) {
    return sha256((purpose + ":" + text).getBytes(StandardCharsets.US_ASCII)).substring(0, 40);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Secret[***]";
  }
}
