package sadari.web.view;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sadari.core.account.Account;
import sadari.core.id.AccountId;
import sadari.core.id.AppId;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.media.Media;
import sadari.core.post.Post;
import sadari.core.reaction.ReactionStore;
import sadari.core.session.App;

/// All that is needed to write a page of posts.
///
/// @param posts those boosted by the posts of the page, as far as the viewer may see them
/// @param marks what the viewer did with them; empty for strangers
record Gathered(
    Map<PostId, Post> posts,
    Map<AccountId, Account> accounts,
    Map<MediaId, Media> photos,
    Map<AppId, App> apps,
    Optional<ReactionStore.Marks> marks) {

  Gathered withMarks(ReactionStore.Marks other) {
    return new Gathered(posts, accounts, photos, apps, Optional.of(other));
  }

  Optional<Post> post(PostId id) {
    return Optional.ofNullable(posts.get(id));
  }

  @Nullable Account account(AccountId id) {
    return accounts.get(id);
  }

  @Nullable Media media(MediaId id) {
    return photos.get(id);
  }

  @Nullable App app(AppId id) {
    return apps.get(id);
  }
}
