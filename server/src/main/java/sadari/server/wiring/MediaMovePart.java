package sadari.server.wiring;

import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sadari.core.failure.Failure;
import sadari.core.id.IdGenerator;
import sadari.core.media.BlobMove;
import sadari.core.media.BlobStore;
import sadari.core.media.BothBlobs;
import sadari.core.media.SwitchedBlobs;
import sadari.engine.s3.S3Engine;
import sadari.server.config.Database;
import sadari.server.config.FileStore;
import sadari.server.config.FilesConfig;
import sadari.server.config.StorageConfig;
import sadari.web.http.HttpProblem;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;

/// Lets operators move the photos of this running server: `POST /operate/media-move`.
///
/// From the first moment on every photo is written to both places, and readers get it from either;
/// so nothing is missing whatever ends the move, and other servers that still use the old place
/// alone miss nothing either. When all is there and was read back, the new place comes first.
final class MediaMovePart implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MediaMovePart.class);
  private static final Duration TELL = Duration.ofSeconds(1);

  private final FilesPart files;
  private final StorageConfig config;
  private final SwitchedBlobs switched;
  private final AtomicBoolean moving = new AtomicBoolean();
  private final List<S3Engine> opened = new ArrayList<>();

  private MediaMovePart(FilesPart files, StorageConfig config, SwitchedBlobs switched) {
    this.files = files;
    this.config = config;
    this.switched = switched;
  }

  static MediaMovePart offer(FilesPart files, StorageConfig config, SwitchedBlobs switched) {
    MediaMovePart part = new MediaMovePart(files, config, switched);
    files.desk().deed("media-move", part::handle);
    return part;
  }

  /// From where to where.
  private record Way(FileStore from, FileStore to) {}

  private Response handle(Request request) {
    Way way = way(request.params());
    return Response.stream("text/plain; charset=utf-8", out -> stream(out, way));
  }

  private Way way(Params params) {
    FileStore used = config.files().store();
    FileStore to =
        switch (String.valueOf(params.text("to"))) {
          case "folder" -> folder();
          case "s3" -> objects(params.text("settings", ""));
          default -> throw HttpProblem.badRequest("--to is s3 or folder");
        };
    if (!config.files().moving()) {
      demandAlone();
    }
    if (!to.getClass().equals(used.getClass())) {
      return new Way(used, to);
    }
    if (!config.files().moving()) {
      throw HttpProblem.badRequest("photos live there already");
    }
    return new Way(config.files().other().orElseThrow(), used);
  }

  /// What others upload meanwhile would be in the old place only: they have to know of the move.
  private void demandAlone() {
    long others = config.database() instanceof Database.External ? files.servers() - 1 : 0;
    if (others > 0) {
      throw HttpProblem.badRequest(
          others
              + " other servers work on the same database, or were killed in the last %d s: only this"
                  .formatted(IdGenerator.SPAN.toSeconds())
              + " one would be switched over. Start all of them with files.moving = true first");
    }
  }

  private FileStore folder() {
    return config.files().store() instanceof FileStore.Folder folder
        ? folder
        : config.files().other().orElseThrow();
  }

  private FileStore objects(String settings) {
    if (config.files().store() instanceof FileStore.S3 s3) {
      return s3;
    }
    try {
      return FilesConfig.described(settings.lines().toList())
          .<FileStore>map(s3 -> s3)
          .or(config.files()::other)
          .orElseThrow(() -> HttpProblem.badRequest("files.s3.bucket is not set"));
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private void stream(OutputStream out, Way way) {
    Lines lines = new Lines(out);
    if (!moving.compareAndSet(false, true)) {
      lines.say("! a move is under way already");
      return;
    }
    try {
      move(lines, way);
    } catch (Failure e) {
      log.warn("the photos were not moved: {}", e.toString());
      lines.say("! " + e.getMessage() + "; the same command goes on where this ended");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      lines.say("! interrupted");
    } finally {
      moving.set(false);
    }
  }

  private void move(Lines lines, Way way) throws InterruptedException {
    BlobStore from = open(way.from());
    BlobStore to = open(way.to());
    switched.become(new BothBlobs(from, to));
    BlobMove move = new BlobMove(from, to);
    boolean done = false;
    try {
      done = run(move, lines);
    } finally {
      if (!done && !config.files().moving()) {
        switched.become(from);
      }
    }
    if (!done) {
      log.warn("the photos were not moved: whoever asked for it is gone");
      return;
    }
    switched.become(new BothBlobs(to, from));
    finish(lines, way, move.progress());
  }

  private boolean run(BlobMove move, Lines lines) throws InterruptedException {
    Rate rate = new Rate(System.nanoTime());
    try (Periodic telling = new Periodic()) {
      telling.every(TELL, "tell-progress", () -> lines.say(rate.text(move.progress())));
      return move.run(new Seldom(lines::isThere));
    }
  }

  private void finish(Lines lines, Way way, BlobMove.Progress progress) {
    String where = way.to().where();
    if (way.from() instanceof FileStore.Folder folder) {
      files.folder(folder).markMoved(where);
    }
    if (way.to() instanceof FileStore.Folder folder) {
      files.folder(folder).markReturned(way.from().where());
    }
    if (progress.damaged() > 0) {
      lines.say(
          progress.damaged() + " were damaged in the old place and stay there; see its listing");
    }
    log.info("the photos were moved to {}: {}", where, progress.all());
    lines.say(
        "= all %d photos are in %s, each was read back; %d were sent. Set files.engine = %s before the next start"
            .formatted(progress.all(), where, progress.copied(), word(way.to())));
  }

  private static String word(FileStore store) {
    return store instanceof FileStore.S3 ? "s3" : "folder";
  }

  private synchronized BlobStore open(FileStore store) {
    return switch (store) {
      case FileStore.Folder folder -> files.folder(folder).blobs();
      case FileStore.S3 s3 -> {
        S3Engine engine = files.objects(s3);
        opened.add(engine);
        yield engine.blobs();
      }
    };
  }

  @Override
  public synchronized void close() {
    opened.forEach(S3Engine::close);
  }

  /// How fast it goes, and how long it still takes.
  private record Rate(long began) {
    String text(BlobMove.Progress now) {
      double seconds = Math.max(0.001, (System.nanoTime() - began) / 1e9);
      double perSecond = now.done() / seconds;
      String left =
          now.done() == 0
              ? "?"
              : Duration.ofSeconds(Math.round((now.all() - now.done()) / perSecond))
                  .toString()
                  .substring(2)
                  .toLowerCase(java.util.Locale.ROOT);
      return "%d of %d (%d %%), %.0f a second, %s left"
          .formatted(
              now.done(),
              now.all(),
              now.all() == 0 ? 100 : 100 * now.done() / now.all(),
              perSecond,
              left);
    }
  }

  /// Asks five times a second at most.
  private static final class Seldom implements BooleanSupplier {
    private static final long PAUSE = Duration.ofMillis(200).toNanos();

    private final BooleanSupplier asked;
    private Optional<Long> last = Optional.empty();
    private boolean answer = true;

    Seldom(BooleanSupplier asked) {
      this.asked = asked;
    }

    @Override
    public boolean getAsBoolean() {
      long now = System.nanoTime();
      if (last.isEmpty() || now - last.get() > PAUSE) {
        last = Optional.of(now);
        answer = asked.getAsBoolean();
      }
      return answer;
    }
  }
}
