package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageConfigTest {
  @Test
  void defaults() {
    assertEquals(
        new StorageConfig(
            Path.of("data"),
            new Database.Embedded(Path.of("data/postgres"), Map.of(), 10),
            new FileStore.Folder(Path.of("data/files")),
            new CacheConfig.None()),
        Reading.defaults(StorageConfig::from));
  }

  @Test
  void everyKeyWithAnEmbeddedDatabase() {
    assertEquals(
        new StorageConfig(
            Path.of("/d"),
            new Database.Embedded(Path.of("/pg"), Map.of("work_mem", "8MB"), 7),
            new FileStore.Folder(Path.of("/f")),
            new CacheConfig.None()),
        Reading.explicit(
            StorageConfig::from,
            "data.directory = /d",
            "database.engine = embedded",
            "database.directory = /pg",
            "database.settings = work_mem=8MB",
            "database.pool-size = 7",
            "files.directory = /f",
            "cache.engine = none"));
  }

  @Test
  void everyKeyWithAnExternalDatabase() {
    assertEquals(
        new Database.External(
            "jdbc:postgresql://pooler/x",
            new Database.Login("app", new Secret("pw")),
            Optional.of(
                new Database.Owner(
                    "jdbc:postgresql://db/x", new Database.Login("boss", new Secret("bw")))),
            0,
            30,
            new Database.Hosts(
                Database.Replicas.NONE, 1 << 20, Duration.ofMillis(1_500), Duration.ofSeconds(7))),
        Reading.explicit(
            settings -> Database.from(settings, Path.of("data")),
            "database.engine = external",
            "database.url = jdbc:postgresql://pooler/x",
            "database.user = app",
            "database.password = pw",
            "database.owner.url = jdbc:postgresql://db/x",
            "database.owner.user = boss",
            "database.owner.password = bw",
            "database.prepare-threshold = 0",
            "database.pool-size = 30",
            "database.replicas = none",
            "database.replica-lag-bytes = 1 MiB",
            "database.replica-lag-time = 1500ms",
            "database.primary-wait = 7s"));
  }
}
