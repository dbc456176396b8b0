package sadari.engine.redis;

import java.util.Optional;
import java.util.OptionalLong;

/// How much memory Redis may take, and whom it evicts when that is full.
///
/// @param bytes at most (`maxmemory`), its own included; empty where nothing bounds it
/// @param own what it takes when it is empty, in bytes
/// @param policy as `maxmemory-policy` names it, such as `allkeys-lru`
public record Room(OptionalLong bytes, long own, String policy) {
  /// Reads the section of INFO about memory.
  static Room read(String info) {
    long bytes = value(info, "maxmemory").map(Long::parseLong).orElse(0L);
    return new Room(
        bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes),
        value(info, "used_memory_startup").map(Long::parseLong).orElse(0L),
        value(info, "maxmemory_policy").orElse("noeviction"));
  }

  /// What is left for entries.
  public OptionalLong forEntries() {
    return bytes.isEmpty() ? bytes : OptionalLong.of(Math.max(0, bytes.getAsLong() - own));
  }

  private static Optional<String> value(String info, String name) {
    return info.lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }
}
