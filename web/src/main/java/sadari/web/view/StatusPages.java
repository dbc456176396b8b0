package sadari.web.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.id.AccountId;
import sadari.core.id.AppId;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.media.MediaStore;
import sadari.core.post.Post;
import sadari.core.reaction.ReactionStore;
import sadari.core.read.Posts;
import sadari.core.session.AppStore;
import sadari.core.text.Html;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;

/// Writes posts as JSON, a page at a time: whatever a page needs is asked for once per store, not
/// once per post.
public final class StatusPages {
  // Of a post with a photo.
  private static final int EXPECTED = 2_500;

  private final Sources sources;
  private final StatusView view;

  /// The stores that a page is gathered from.
  public record Sources(
      Posts reader,
      AccountStore accounts,
      MediaStore media,
      AppStore apps,
      ReactionStore reactions) {}

  /// @param memo of posts and their authors as they were rendered
  public StatusPages(Sources sources, Links links, Html html, RenderedMemo memo) {
    this.sources = sources;
    this.view = new StatusView(links, html, memo);
  }

  /// One post; not found where what it boosts is gone.
  public byte[] json(Optional<AccountId> viewer, Post post) {
    Gathered gathered = gather(viewer, List.of(post));
    if (!isWhole(post, gathered)) {
      throw HttpProblem.notFound();
    }
    return bytes(post, gathered);
  }

  private byte[] bytes(Post post, Gathered gathered) {
    Pieces out = new Pieces(EXPECTED);
    view.write(out, post, gathered);
    return out.bytes();
  }

  /// A post of one's own that was published just now: nobody can have reacted to it, so nobody is
  /// asked.
  public byte[] fresh(Post post, Account author) {
    return bytes(
        post,
        gathered(List.of(post), Map.of(), Map.of(author.id(), author))
            .withMarks(ReactionStore.Marks.NONE));
  }

  /// One post of one's own that is gone, with its text.
  public byte[] deleted(AccountId author, Post post) {
    Gathered gathered = gather(Optional.of(author), List.of(post));
    Pieces out = new Pieces(EXPECTED);
    view.write(out, post, gathered);
    view.source(out, post);
    return out.bytes();
  }

  /// The versions of a post, oldest first: posts cannot be edited, so there is one.
  public byte[] history(Post post) {
    Gathered gathered = gather(Optional.empty(), List.of(post));
    return Json.array(
        List.of(post), (json, one) -> json.fields(fields -> view.version(fields, one, gathered)));
  }

  /// A post as its author wrote it.
  public byte[] source(Post post) {
    return Json.object(
        json -> {
          json.field("id", post.id().text()).field("spoiler_text", post.content().spoiler());
          json.field("text", post.content().text());
        });
  }

  /// A page of posts. Those whose author, or what they boost, is gone are left out.
  public byte[] json(Optional<AccountId> viewer, List<Post> posts) {
    Gathered gathered = gather(viewer, posts);
    Pieces out = new Pieces(2 + posts.size() * EXPECTED).put('[');
    boolean first = true;
    for (Post post : posts) {
      if (isWhole(post, gathered)) {
        if (!first) {
          out.put(',');
        }
        first = false;
        view.write(out, post, gathered);
      }
    }
    return out.put(']').bytes();
  }

  /// Posts by their ids, each as JSON, for entities that have one inside.
  public Map<PostId, byte[]> each(Optional<AccountId> viewer, List<PostId> ids) {
    List<Post> posts = sources.reader().findAll(viewer, ids);
    Gathered gathered = gather(viewer, posts);
    Map<PostId, byte[]> each = new LinkedHashMap<>();
    for (Post post : posts) {
      if (isWhole(post, gathered)) {
        each.put(post.id(), bytes(post, gathered));
      }
    }
    return each;
  }

  private static boolean isWhole(Post post, Gathered gathered) {
    return gathered.account(post.author()) != null
        && (post.boosted().isEmpty()
            || gathered
                .post(post.boosted().get().post())
                .filter(boosted -> gathered.account(boosted.author()) != null)
                .isPresent());
  }

  private Gathered gather(Optional<AccountId> viewer, List<Post> page) {
    Map<PostId, Post> boosted = boosted(viewer, page);
    List<Post> all = new ArrayList<>(page);
    all.addAll(boosted.values());
    Set<AccountId> authors = all.stream().map(Post::author).collect(Collectors.toSet());
    Gathered gathered = gathered(all, boosted, accounts(authors));
    return viewer.map(account -> gathered.withMarks(marks(account, all))).orElse(gathered);
  }

  private Gathered gathered(
      List<Post> posts, Map<PostId, Post> boosted, Map<AccountId, Account> accounts) {
    Set<MediaId> media = new HashSet<>();
    Set<AppId> apps = new HashSet<>();
    for (Post post : posts) {
      media.addAll(post.content().media());
      post.app().ifPresent(apps::add);
    }
    return new Gathered(
        boosted,
        accounts,
        media.isEmpty() ? Map.of() : sources.media().findAll(media),
        apps.isEmpty() ? Map.of() : sources.apps().findAll(apps),
        Optional.empty());
  }

  private Map<PostId, Post> boosted(Optional<AccountId> viewer, List<Post> page) {
    List<PostId> ids =
        page.stream()
            .flatMap(post -> post.boosted().stream())
            .map(Post.Boosted::post)
            .distinct()
            .toList();
    Map<PostId, Post> boosted = new HashMap<>();
    if (!ids.isEmpty()) {
      sources.reader().findAll(viewer, ids).forEach(post -> boosted.put(post.id(), post));
    }
    return boosted;
  }

  private Map<AccountId, Account> accounts(Set<AccountId> ids) {
    return ids.isEmpty() ? Map.of() : sources.accounts().findAll(ids);
  }

  private ReactionStore.Marks marks(AccountId viewer, List<Post> posts) {
    Set<PostId> ids = posts.stream().map(Post::id).collect(Collectors.toSet());
    return sources.reactions().marks(viewer, ids);
  }
}
