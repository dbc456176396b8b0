package sadari.core.text;

/// A piece of a text that means more than its letters.
public sealed interface Token {
  /// Where it begins in the text, in UTF-16 units.
  int start();

  /// Where it ends, exclusive.
  int end();

  /// A web address.
  ///
  /// @param url http or https
  record Link(int start, int end, String url) implements Token {}

  /// Somebody's handle, written `@name` or `@name@domain`.
  ///
  /// @param domain as written; empty where none was
  record Mention(int start, int end, String handle, String domain) implements Token {}

  /// A tag, written `#tag`.
  ///
  /// @param tag as written, without the hash sign
  record Tag(int start, int end, String tag) implements Token {}
}
