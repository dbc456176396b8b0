package sadari.web.http;

/// The typed name of something a filter leaves on a request for those after it, e.g. who is asking.
/// Compared by identity.
///
/// @param <T> the type of the value
public final class Attribute<T> {
  private final Class<T> type;

  private Attribute(Class<T> type) {
    this.type = type;
  }

  public static <T> Attribute<T> of(Class<T> type) {
    return new Attribute<>(type);
  }

  T cast(Object value) {
    return type.cast(value);
  }
}
