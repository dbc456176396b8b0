package sadari.core.media;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Unavailable;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.id.MediaId;
import sadari.core.job.Lots;
import sadari.core.media.PhotoProcessor.Encoded;
import sadari.core.media.PhotoProcessor.Use;
import sadari.core.text.Clean;

/// Taking in photos: processed, stored, recorded – in this order, so that a record never names
/// bytes that are not there.
public final class Photos {
  /// The longest description, in code points.
  public static final int MAX_DESCRIPTION = 1_500;

  /// How far from the middle the focus may lie, in either direction of either axis.
  public static final double MAX_FOCUS = 1;

  private static final Duration UNUSED_LIFE = Duration.ofDays(1);
  private static final int SWEPT = 500;

  private final PhotoProcessor processor;
  private final BlobStore blobs;
  private final MediaStore media;
  private final IdGenerator ids;
  private final InstantSource clock;

  public Photos(
      PhotoProcessor processor,
      BlobStore blobs,
      MediaStore media,
      IdGenerator ids,
      InstantSource clock) {
    this.processor = processor;
    this.blobs = blobs;
    this.media = media;
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of an upload.
  public sealed interface Result<T> {
    /// It is in.
    record Done<T>(T value) implements Result<T> {}

    /// It cannot be taken; says why.
    record Refused<T>(String message) implements Result<T> {}
  }

  /// Takes in a photo for a post to come.
  public Result<Media> add(AccountId owner, Path upload, Media.Caption caption) {
    return switch (processor.process(upload, Use.POST)) {
      case PhotoProcessor.Result.Refused refused -> new Result.Refused<>(refused.message());
      case PhotoProcessor.Result.Processed done -> {
        Media photo =
            new Media(
                ids.media(owner),
                owner,
                store(done.original()),
                done.small().map(this::store),
                done.blurhash(),
                caption,
                Optional.empty());
        media.add(photo);
        yield new Result.Done<>(photo);
      }
    };
  }

  /// Takes in a portrait or a header picture.
  public Result<Rendition> addPortrait(Path upload, Use use) {
    return switch (portrait(upload, use)) {
      case Result.Refused<Encoded>(String message) -> new Result.Refused<>(message);
      case Result.Done<Encoded>(Encoded encoded) -> new Result.Done<>(store(encoded));
    };
  }

  /// A portrait or a header picture that is not kept yet: [#store] it when nothing stands in the
  /// way any more.
  public Result<Encoded> portrait(Path upload, Use use) {
    return switch (processor.process(upload, use)) {
      case PhotoProcessor.Result.Refused refused -> new Result.Refused<>(refused.message());
      case PhotoProcessor.Result.Processed done -> new Result.Done<>(done.original());
    };
  }

  /// Keeps a picture.
  public Rendition store(Encoded encoded) {
    BlobKey key = put(encoded);
    return new Rendition(key, encoded.bytes().length, encoded.width(), encoded.height());
  }

  /// Whether bytes are kept that nothing refers to is nobody's business but the collector's.
  private BlobKey put(Encoded encoded) {
    try {
      return blobs.put(encoded.bytes(), encoded.extension());
    } catch (OutcomeUnknown e) {
      throw new Unavailable("the store of photos did not answer", e);
    }
  }

  /// One's own photo.
  public Optional<Media> find(AccountId owner, MediaId id) {
    return media.find(id).filter(photo -> photo.owner().equals(owner));
  }

  /// Says what a photo of one's own shows; the photo as it is then, or empty where there is none.
  public Optional<Media> describe(AccountId owner, MediaId id, Media.Caption caption) {
    return find(owner, id)
        .filter(photo -> media.setCaption(photo.id(), caption))
        .flatMap(photo -> media.find(photo.id()));
  }

  /// A caption as it is kept; refused where the description is too long or the focus lies outside
  /// the photo.
  public static Result<Media.Caption> caption(String description, double x, double y) {
    String clean = Clean.text(description);
    if (Clean.length(clean) > MAX_DESCRIPTION) {
      return new Result.Refused<>("Description is longer than " + MAX_DESCRIPTION + " characters");
    }
    return isInside(x) && isInside(y)
        ? new Result.Done<>(new Media.Caption(clean, x, y))
        : new Result.Refused<>("focus must be two numbers from -1.0 to 1.0, x,y");
  }

  private static boolean isInside(double focus) {
    return Math.abs(focus) <= MAX_FOCUS;
  }

  /// Forgets photos that were uploaded a day ago and never posted, and those of deleted posts.
  ///
  /// @return how many
  public int sweep() {
    Instant before = clock.instant().minus(UNUSED_LIFE);
    return Lots.all(SWEPT, () -> sweep(before));
  }

  private int sweep(Instant before) {
    int swept = 0;
    for (Media photo : media.unattached(before, SWEPT)) {
      swept += media.deleteUnattached(photo.id()) ? 1 : 0;
    }
    return swept;
  }
}
