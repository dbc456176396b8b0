package sadari.scale.cache;

/// How values become bytes and back. What is written differently from before has another
/// [#version]: servers of two versions share a cache while they are replaced, and each passes over
/// what it does not understand.
///
/// @param <V> the value
public interface Codec<V> {
  /// From 1 to 127.
  int version();

  void write(V value, WireWriter out);

  V read(WireReader in);
}
