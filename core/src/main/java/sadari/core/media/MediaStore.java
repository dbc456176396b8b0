package sadari.core.media;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sadari.core.id.MediaId;

/// Keeps the records of uploaded photos, each in its owner's bucket. Attaching a photo to a post is
/// part of publishing the post ([sadari.core.post.PostStore#publish]).
///
/// Durable when acknowledged; a reader who wrote sees what it wrote.
public interface MediaStore {
  /// Adds a photo. Idempotent for the same id.
  void add(Media media);

  /// One photo, or empty.
  Optional<Media> find(MediaId id);

  /// All that exist of `ids`, in no order.
  Map<MediaId, Media> findAll(Collection<MediaId> ids);

  /// Replaces the caption; false where there is no such photo.
  boolean setCaption(MediaId id, Media.Caption caption);

  /// Deletes a photo that is part of no post; false where there is none such.
  boolean deleteUnattached(MediaId id);

  /// Photos that no post uses and that were uploaded before `before`, at most `limit`, oldest
  /// first.
  List<Media> unattached(Instant before, int limit);
}
