package sadari.server.config;

/// A setting as somebody wrote it.
///
/// @param key dotted and lower case, as in the file
/// @param text the value, trimmed
/// @param place where it was written: a line of a file, an environment variable, an option
record Given(String key, String text, String place) {}
