package sadari.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sadari.core.failure.Unavailable;
import sadari.core.media.BlobStore;
import sadari.core.media.BothBlobs;
import sadari.core.media.SwitchedBlobs;
import sadari.engine.files.FilesConfig;
import sadari.engine.files.FilesEngine;
import sadari.engine.s3.S3Config;
import sadari.engine.s3.S3Engine;
import sadari.server.config.FileStore;
import sadari.server.config.StorageConfig;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Desk;
import sadari.server.lifecycle.Health;

/// Where photos live: a folder or an object store.
final class FilesPart {
  private static final Logger log = LoggerFactory.getLogger(FilesPart.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration CALL_OFF = Duration.ofHours(1);
  private static final Duration HALF_DONE_FOR = Duration.ofDays(1);
  private static final Duration UNASKED = Duration.ofMinutes(5);
  private static final int CONNECTIONS = 32;
  private static final int ATTEMPTS = 3;

  private final StorageConfig config;
  private final Components components;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private final LongSupplier servers;

  /// @param servers how many work on the same database, this one among them
  FilesPart(
      StorageConfig config,
      Components components,
      MeterRegistry meters,
      InstantSource clock,
      LongSupplier servers) {
    this.config = config;
    this.components = components;
    this.meters = meters;
    this.clock = clock;
    this.servers = servers;
  }

  /// The store that the configuration names, or two of them while photos are on their way.
  BlobStore start() {
    sadari.server.config.FilesConfig files = config.files();
    BlobStore store = open(files.store(), "files");
    BlobStore used =
        files.moving() && files.other().isPresent()
            ? new BothBlobs(open(files.other().get(), "other-files"), store)
            : store;
    SwitchedBlobs switched = new SwitchedBlobs(used);
    components.start(
        "media-move", () -> MediaMovePart.offer(this, config, switched), _ -> Health.up());
    return switched;
  }

  /// How many servers work on the same database, this one among them. One that was killed counts
  /// until its number is free again.
  long servers() {
    return servers.getAsLong();
  }

  /// How operators are asked for what they may do.
  Desk desk() {
    return components.desk();
  }

  private BlobStore open(FileStore store, String name) {
    return switch (store) {
      case FileStore.Folder folder -> {
        FilesEngine files = folder(folder);
        demandHere(files);
        watch(name, () -> trouble(files));
        yield files.blobs();
      }
      case FileStore.S3 s3 -> {
        demandHere(s3);
        S3Engine engine = components.start(name, () -> objects(s3), _ -> Health.up());
        AtomicBoolean told = new AtomicBoolean();
        watch(
            name,
            () -> {
              sadari.engine.s3.Health now = engine.check();
              if (now instanceof sadari.engine.s3.Health.NoBucket
                  && told.compareAndSet(false, true)) {
                log.warn(
                    "{}: there is no bucket {}; the first upload makes it. Where photos were uploaded"
                        + " before, files.s3.bucket or its owner is wrong",
                    name,
                    s3.bucket());
              }
              return trouble(now);
            });
        callOff(engine);
        yield engine.blobs();
      }
    };
  }

  /// Uploads in parts that a killed server left are not kept for ever.
  private void callOff(S3Engine engine) {
    components.start(
        "half-uploads",
        () -> {
          Periodic periodic = new Periodic();
          periodic.every(
              CALL_OFF,
              "call-off-uploads",
              () -> {
                int _ = engine.callOffUploads(HALF_DONE_FOR);
              });
          return periodic;
        },
        _ -> Health.up());
  }

  /// Refuses a folder whose photos were moved away.
  private void demandHere(FilesEngine files) {
    if (config.files().moving()) {
      return;
    }
    files
        .movedTo()
        .ifPresent(
            where -> {
              throw new Unavailable(
                  "the photos of this folder were moved to "
                      + where
                      + ": set files.engine = s3; to move them back, set files.moving = true");
            });
  }

  /// Refuses an object store whose photos were moved into the folder of the settings.
  private void demandHere(FileStore.S3 s3) {
    if (config.files().moving()
        || !(config.files().other().orElse(null) instanceof FileStore.Folder known)
        || !Files.isDirectory(known.directory())) {
      return;
    }
    folder(known)
        .movedFrom()
        .filter(s3.where()::equals)
        .ifPresent(
            from -> {
              throw new Unavailable(
                  "the photos of "
                      + from
                      + " were moved to "
                      + known.where()
                      + ": set files.engine = folder; to move them again, set files.moving = true");
            });
  }

  FilesEngine folder(FileStore.Folder folder) {
    return FilesEngine.open(new FilesConfig(folder.directory(), folder.keepFree()));
  }

  S3Engine objects(FileStore.S3 s3) {
    return S3Engine.open(s3(s3, config.data().resolve("spool")), clock);
  }

  /// A store in trouble refuses uploads aloud while everything else goes on: it is told to
  /// operators, and no reason to take a server out.
  private void watch(String name, Supplier<Optional<String>> trouble) {
    components.start(
        name + "-watch",
        () -> {
          StoreWatch watch = new StoreWatch(name, trouble, meters);
          Periodic periodic = new Periodic();
          periodic.every(LOOK, "look-at-" + name, watch::look);
          return periodic;
        },
        _ -> Health.up());
  }

  private static Optional<String> trouble(FilesEngine files) {
    return switch (files.check()) {
      case sadari.engine.files.Health.Writable _ -> Optional.empty();
      case sadari.engine.files.Health.Full full ->
          Optional.of("full: " + full.freeBytes() + " bytes are free");
      case sadari.engine.files.Health.Broken broken -> Optional.of(broken.reason());
    };
  }

  private static Optional<String> trouble(sadari.engine.s3.Health store) {
    return switch (store) {
      case sadari.engine.s3.Health.Up(), sadari.engine.s3.Health.NoBucket() -> Optional.empty();
      case sadari.engine.s3.Health.Down(String reason) -> Optional.of(reason);
    };
  }

  private static S3Config s3(FileStore.S3 s3, Path spool) {
    FileStore.Tuning tuning = s3.tuning();
    S3Config.Bounds usual = S3Config.Bounds.STANDARD;
    return new S3Config(
        new S3Config.Place(s3.endpoint(), s3.region(), s3.bucket(), s3.prefix(), s3.pathStyle()),
        s3.keys()
            .<S3Config.Credentials>map(
                keys -> new S3Config.Credentials.Keys(keys.accessKey(), keys.secretKey().reveal()))
            .orElseGet(S3Config.Credentials.OfMachine::new),
        new S3Config.Bounds(
            usual.connect().compareTo(tuning.timeout()) < 0 ? usual.connect() : tuning.timeout(),
            tuning.timeout(),
            tuning.timeout().multipliedBy(2),
            ATTEMPTS,
            CONNECTIONS),
        Math.toIntExact(tuning.partSize()),
        new S3Config.Spool(spool, tuning.spool(), UNASKED));
  }
}
