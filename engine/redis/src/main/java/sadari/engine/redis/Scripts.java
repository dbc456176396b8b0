package sadari.engine.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.Base16;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// The scripts that run inside Redis, each atomic.
enum Scripts {
  GREET,
  MARK,
  LEASE,
  SET,
  RELEASE,
  RENEW,
  RAISE;

  private final String text;
  private final String digest;

  Scripts() {
    String file = name().toLowerCase(Locale.ROOT) + ".lua";
    try (InputStream in = Objects.requireNonNull(Scripts.class.getResourceAsStream(file), file)) {
      this.text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.digest = Base16.digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The name that Redis knows the script by.
  String digest() {
    return digest;
  }

  /// Makes Redis know all scripts.
  static CompletableFuture<Void> load(StatefulRedisConnection<String, byte[]> connection) {
    return CompletableFuture.allOf(
        Stream.of(values())
            .map(script -> connection.async().scriptLoad(script.text).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }
}
