package sadari.core.timeline;

import java.util.List;
import java.util.Set;
import sadari.core.id.PostId;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;

/// The global index of public posts: the public timeline and one timeline per tag. Fed by events,
/// so it may be a moment behind; it can be rebuilt from the posts. Adding and removing are
/// idempotent.
public interface TimelineIndex {
  /// Adds a public post.
  void add(Post post);

  /// Takes a post out.
  void remove(PostId post);

  /// A page of all public posts, replies apart, newest first.
  List<PostId> everybody(boolean onlyMedia, PageRequest page);

  /// A page of the public posts with tags, newest first.
  List<PostId> tagged(TagFilter filter, PageRequest page);

  /// The tags of public posts that start with `prefix`, by the alphabet of code points: `prefix`
  /// itself comes first. At most `limit`.
  ///
  /// @param prefix lower-case; not empty
  List<String> tagsStartingWith(String prefix, int limit);

  /// Which tags are wanted; all lower-case.
  ///
  /// @param any at least one of these, never empty
  /// @param all each of these too
  /// @param none not one of these
  record TagFilter(Set<String> any, Set<String> all, Set<String> none, boolean onlyMedia) {}
}
