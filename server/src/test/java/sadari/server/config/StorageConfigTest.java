package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
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
            inFolder("data/files"),
            new CacheConfig.None()),
        Reading.defaults(StorageConfig::from));
  }

  private static FilesConfig inFolder(String folder) {
    return new FilesConfig(
        new FileStore.Folder(Path.of(folder), 256L << 20), Optional.empty(), false);
  }

  @Test
  void everyKeyOfAnObjectStore() {
    assertEquals(
        new FilesConfig(
            new FileStore.S3(
                Optional.of(URI.create("https://s3.example:9000")),
                "eu-1",
                "my-photos",
                "p/",
                false,
                Optional.of(new FileStore.Keys("key", new Secret("sesame"))),
                new FileStore.Tuning(10 << 20, 20 << 20, Duration.ofSeconds(3))),
            Optional.of(new FileStore.Folder(Path.of("/f"), 256L << 20)),
            true),
        Reading.explicit(
            settings -> FilesConfig.from(settings, Path.of("data")),
            "files.engine = s3",
            "files.directory = /f",
            "files.keep-free = 256 MiB",
            "files.moving = true",
            "files.s3.endpoint = https://s3.example:9000",
            "files.s3.region = eu-1",
            "files.s3.bucket = my-photos",
            "files.s3.prefix = p/",
            "files.s3.path-style = false",
            "files.s3.access-key = key",
            "files.s3.secret-key = sesame",
            "files.s3.part-size = 10MiB",
            "files.s3.spool = 20MiB",
            "files.s3.timeout = 3s"));
  }

  @Test
  void everyKeyWithAnEmbeddedDatabase() {
    assertEquals(
        new StorageConfig(
            Path.of("/d"),
            new Database.Embedded(Path.of("/pg"), Map.of("work_mem", "8MB"), 7),
            inFolder("/f"),
            new CacheConfig.None()),
        Reading.explicit(
            StorageConfig::from,
            "data.directory = /d",
            "database.engine = embedded",
            "database.directory = /pg",
            "database.settings = work_mem=8MB",
            "database.pool-size = 7",
            "files.engine = folder",
            "files.directory = /f",
            "files.keep-free = 256 MiB",
            "files.moving = false",
            "files.s3.bucket =",
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
