package sadari.engine.redis;

import java.util.Optional;
import java.util.OptionalLong;

/// How much memory Redis may take, and whom it evicts when that is full.
///
/// @param bytes at most; empty where nothing bounds it
/// @param policy as `maxmemory-policy` names it, such as `allkeys-lru`
public record Room(OptionalLong bytes, String policy) {
  /// Reads the section of INFO about memory.
  static Room read(String info) {
    long bytes = value(info, "maxmemory").map(Long::parseLong).orElse(0L);
    return new Room(
        bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes),
        value(info, "maxmemory_policy").orElse("noeviction"));
  }

  private static Optional<String> value(String info, String name) {
    return info.lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }
}
