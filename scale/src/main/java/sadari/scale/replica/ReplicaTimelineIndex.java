package sadari.scale.replica;

import java.util.List;
import sadari.core.id.PostId;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.timeline.TimelineIndex;
import sadari.scale.replica.Routing.Routed;

/// The public timeline and the tags'.
public final class ReplicaTimelineIndex implements TimelineIndex {
  private final Routed<TimelineIndex> routed;

  public ReplicaTimelineIndex(Routed<TimelineIndex> routed) {
    this.routed = routed;
  }

  @Override
  public void add(Post post) {
    routed.tell(store -> store.add(post));
  }

  @Override
  public void remove(PostId post) {
    routed.tell(store -> store.remove(post));
  }

  @Override
  public List<PostId> everybody(boolean onlyMedia, PageRequest page) {
    return routed.read(store -> store.everybody(onlyMedia, page));
  }

  @Override
  public List<PostId> tagged(TagFilter filter, PageRequest page) {
    return routed.read(store -> store.tagged(filter, page));
  }

  @Override
  public List<String> tagsStartingWith(String prefix, int limit) {
    return routed.read(store -> store.tagsStartingWith(prefix, limit));
  }
}
