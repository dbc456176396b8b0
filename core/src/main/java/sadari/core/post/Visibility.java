package sadari.core.post;

/// Who may see a post.
public enum Visibility {
  /// Everybody; shown in public timelines.
  PUBLIC,
  /// Everybody who finds it; not shown in public timelines.
  UNLISTED,
  /// Followers and those mentioned.
  PRIVATE,
  /// Only those mentioned.
  DIRECT;

  /// Whether strangers may see it.
  public boolean open() {
    return this == PUBLIC || this == UNLISTED;
  }
}
