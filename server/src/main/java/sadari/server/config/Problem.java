package sadari.server.config;

/// Something wrong with one setting, told so that it can be mended without reading code.
///
/// @param key the setting
/// @param place where the value was given: a line of a file, an environment variable, an option
/// @param reason what is wrong, and what would be right
public record Problem(String key, String place, String reason) {
  @Override
  public String toString() {
    return key + " (" + place + "): " + reason;
  }
}
