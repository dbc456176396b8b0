package sadari.core.effect;

import java.util.List;
import sadari.core.edge.Edges;
import sadari.core.id.PostId;
import sadari.core.media.WithdrawnPhotos;
import sadari.core.outbox.Event;

/// What deleting a post does to the copies of its photos: every edge forgets them.
///
/// An event of its own, so that an edge that is away keeps nothing else waiting. The same photo may
/// be part of somebody else's post: edges then fetch it once more.
public final class PhotoEffects {
  private final WithdrawnPhotos withdrawn;
  private final Edges edges;

  public PhotoEffects(WithdrawnPhotos withdrawn, Edges edges) {
    this.withdrawn = withdrawn;
    this.edges = edges;
  }

  List<Event> deleted(PostId post) {
    return edges.all().isEmpty() || withdrawn.of(post).isEmpty()
        ? List.of()
        : List.of(new Event.PhotosWithdrawn(post));
  }

  List<Event> withdrawn(PostId post) {
    edges.purge(withdrawn.of(post).stream().map(key -> "/media/" + key.text()).toList());
    return List.of();
  }
}
