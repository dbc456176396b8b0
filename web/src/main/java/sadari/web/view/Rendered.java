package sadari.web.view;

/// JSON bytes and what they were made from: the start of an object and its end, between which what
/// changes often is written anew each time.
public final class Rendered {
  // Objects around the bytes, and what their sources take beside their texts.
  private static final int OVERHEAD = 500;

  private final Object source;
  private final byte[] head;
  private final byte[] tail;

  /// @param source equal to what would be rendered alike
  Rendered(Object source, byte[] head, byte[] tail) {
    this.source = source;
    this.head = head;
    this.tail = tail;
  }

  boolean isOf(Object other) {
    return source.equals(other);
  }

  byte[] head() {
    return head;
  }

  byte[] tail() {
    return tail;
  }

  /// About how much memory it takes; the source's texts are in the JSON once more.
  public int bytes() {
    return OVERHEAD + 2 * (head.length + tail.length);
  }
}
