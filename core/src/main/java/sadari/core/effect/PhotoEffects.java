package sadari.core.effect;

import java.util.List;
import java.util.stream.Stream;
import sadari.core.edge.Edges;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.media.BlobKey;
import sadari.core.media.WithdrawnPhotos;
import sadari.core.media.WithdrawnPhotos.Portrait;
import sadari.core.outbox.Event;

/// What deleting a post does to the copies of its photos, and another portrait to those of the old
/// one: every edge forgets them.
///
/// An event of its own, so that an edge that is away keeps nothing else waiting. The same photo may
/// be part of somebody else's post: edges then fetch it once more.
public final class PhotoEffects {
  private static final int PAGE = 100;

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
    purge(withdrawn.of(post).stream());
    return List.of();
  }

  List<Event> changed(AccountId account) {
    return edges.all().isEmpty() || withdrawn.uncleared(account, 1).isEmpty()
        ? List.of()
        : List.of(new Event.PortraitsWithdrawn(account));
  }

  List<Event> portraitsWithdrawn(AccountId account) {
    List<Portrait> page;
    do {
      page = withdrawn.uncleared(account, PAGE);
      purge(page.stream().map(Portrait::key));
      withdrawn.cleared(account, page);
    } while (page.size() == PAGE);
    return List.of();
  }

  private void purge(Stream<BlobKey> keys) {
    edges.purge(keys.map(key -> "/media/" + key.text()).toList());
  }
}
