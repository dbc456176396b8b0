package sadari.core.media;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/// The name of stored bytes: the hash of their content, and their kind. Bytes under a key never
/// change, so they can be cached for ever.
///
/// @param text 64 lower-case hexadecimal digits of the SHA-256, a dot, and the file extension
public record BlobKey(String text) {
  private static final int DIGITS = 64;
  private static final Set<String> EXTENSIONS = Set.of(".jpg", ".png", ".webp", ".gif");

  public BlobKey {
    if (!isKey(text)) {
      throw new IllegalArgumentException("not a blob key");
    }
  }

  /// The key of bytes.
  ///
  /// @param extension one of jpg, png, webp, gif
  public static BlobKey of(byte[] bytes, String extension) {
    return new BlobKey(HexFormat.of().formatHex(sha256().digest(bytes)) + "." + extension);
  }

  /// What keys are made with.
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /// The hash of the bytes, in hexadecimal digits.
  public String hash() {
    return text.substring(0, DIGITS);
  }

  /// The ending of the key: jpg, png, webp or gif.
  public String extension() {
    return text.substring(DIGITS + 1);
  }

  /// Whether `text` has the form of a key.
  public static boolean isKey(String text) {
    // By hand: a page of posts has forty keys, and a regular expression takes a microsecond for
    // each.
    if (text.length() <= DIGITS || !EXTENSIONS.contains(text.substring(DIGITS))) {
      return false;
    }
    for (int i = 0; i < DIGITS; i++) {
      char c = text.charAt(i);
      if ("0123456789abcdef".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /// The media type of the bytes.
  public String contentType() {
    String extension = extension();
    return extension.equals("jpg") ? "image/jpeg" : "image/" + extension;
  }

  @Override
  public String toString() {
    return text;
  }
}
