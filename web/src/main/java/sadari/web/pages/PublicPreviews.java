package sadari.web.pages;

import java.util.Optional;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.account.Handle;
import sadari.core.account.HandleDirectory;
import sadari.core.id.PostId;
import sadari.core.media.Media;
import sadari.core.media.MediaStore;
import sadari.core.post.Post;
import sadari.core.read.Posts;
import sadari.web.view.Links;

/// Previews of what a stranger may see. A post behind a warning shows the warning alone.
public final class PublicPreviews implements Previews {
  private static final int DESCRIPTION = 200;

  private final HandleDirectory directory;
  private final AccountStore accounts;
  private final Posts posts;
  private final MediaStore media;
  private final Links links;

  public PublicPreviews(
      HandleDirectory directory,
      AccountStore accounts,
      Posts posts,
      MediaStore media,
      Links links) {
    this.directory = directory;
    this.accounts = accounts;
    this.posts = posts;
    this.media = media;
    this.links = links;
  }

  @Override
  public Optional<Preview> profile(Reader reader, Handle handle) {
    return directory
        .byHandle(handle)
        .flatMap(accounts::find)
        .map(
            account ->
                new Preview(
                    nameOf(account) + " (@" + account.handle() + ")",
                    shortened(account.profile().note()),
                    links.profile(account.handle()),
                    account.profile().avatar().map(picture -> links.blob(picture.blob())),
                    "",
                    "profile"));
  }

  @Override
  public Optional<Preview> post(Reader reader, PostId id) {
    Optional<Post> post = posts.findOriginal(Optional.empty(), id);
    return post.flatMap(
        found -> accounts.find(found.author()).map(author -> preview(reader, found, author)));
  }

  private Preview preview(Reader reader, Post post, Account author) {
    Post.Content content = post.content();
    boolean open = content.spoiler().isEmpty() && !content.sensitive();
    Optional<Media> photo =
        open ? content.media().stream().findFirst().flatMap(media::find) : Optional.empty();
    String words = content.spoiler().isEmpty() ? content.text() : content.spoiler();
    return new Preview(
        reader.words().get("preview.post", nameOf(author)),
        shortened(words),
        links.post(author.handle(), post.id()),
        photo.map(one -> links.blob(one.original().blob())),
        photo.map(one -> one.caption().description()).orElse(""),
        "article");
  }

  private static String nameOf(Account account) {
    String name = account.profile().displayName();
    return name.isBlank() ? account.handle().text() : name;
  }

  /// Cut between code points, never within one.
  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= DESCRIPTION) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, DESCRIPTION)) + "…";
  }
}
