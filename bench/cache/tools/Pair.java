/// Two caches of the same things, as two servers have them, over one Redis. Reads of `near` and `far`
/// load what is nowhere.
interface Pair extends AutoCloseable {
  String near(String key);

  String far(String key);

  /// Changes a value, as the server of `near` does, so that `far` does not keep the old one.
  void change(String key, String value);
}
