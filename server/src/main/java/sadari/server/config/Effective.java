package sadari.server.config;

/// A setting in force, ready to be printed: a secret is masked already.
///
/// @param key dotted and lower case, as in the file
/// @param text the value in the file's notation
/// @param place where it came from; empty for a default
public record Effective(String key, String text, String place) {}
