package sadari.core.media;

import java.util.regex.Pattern;

/// The name of stored bytes: the hash of their content, and their kind. Bytes under a key never
/// change, so they can be cached for ever.
///
/// @param text 64 lower-case hexadecimal digits of the SHA-256, a dot, and the file extension
public record BlobKey(String text) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}\\.(jpg|png|webp|gif)");

  public BlobKey {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a blob key");
    }
  }

  /// Whether `text` has the form of a key.
  public static boolean isKey(String text) {
    return FORM.matcher(text).matches();
  }

  /// The media type of the bytes.
  public String contentType() {
    String extension = text.substring(65);
    return extension.equals("jpg") ? "image/jpeg" : "image/" + extension;
  }

  @Override
  public String toString() {
    return text;
  }
}
