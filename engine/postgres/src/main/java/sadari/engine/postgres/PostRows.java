package sadari.engine.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sadari.core.id.AccountId;
import sadari.core.id.AppId;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.post.Post;
import sadari.core.post.Visibility;

/// Reads posts: table `bucket.post` as `p` beside its tally as `t`.
final class PostRows {
  /// To be followed by a condition on `p`.
  static final String SELECT =
      """
      select p.*, t.replies, t.boosts, t.favourites
      from bucket.post p left join bucket.post_tally t on t.post = p.id
      where\s""";

  private PostRows() {}

  static Post read(Row row) throws SQLException {
    return new Post(
        new PostId(row.big("id")),
        new AccountId(row.big("author")),
        Visibility.valueOf(row.text("visibility")),
        content(row),
        reply(row),
        boosted(row),
        Post.Delivery.valueOf(row.text("delivery")),
        app(row),
        // No row yet: zeros.
        new Post.Tally(row.big("replies"), row.big("boosts"), row.big("favourites")));
  }

  private static Post.Content content(Row row) throws SQLException {
    return new Post.Content(
        row.text("body"),
        row.text("spoiler"),
        row.bool("sensitive"),
        row.text("language"),
        mentions(row),
        row.texts("tags"),
        Arrays.stream(row.bigs("media")).mapToObj(MediaId::new).toList());
  }

  private static List<Post.Mention> mentions(Row row) throws SQLException {
    long[] accounts = row.bigs("mention_accounts");
    List<String> handles = row.texts("mention_handles");
    List<Post.Mention> mentions = new ArrayList<>();
    for (int i = 0; i < accounts.length; i++) {
      mentions.add(new Post.Mention(new AccountId(accounts[i]), handles.get(i)));
    }
    return mentions;
  }

  private static Optional<Post.Reply> reply(Row row) throws SQLException {
    OptionalLong parent = row.optionalBig("parent");
    return parent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Post.Reply(
                new PostId(parent.getAsLong()),
                new AccountId(row.big("parent_author")),
                new PostId(row.big("root"))));
  }

  private static Optional<Post.Boosted> boosted(Row row) throws SQLException {
    OptionalLong boosted = row.optionalBig("boosted");
    return boosted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Post.Boosted(
                new PostId(boosted.getAsLong()), new AccountId(row.big("boosted_author"))));
  }

  private static Optional<AppId> app(Row row) throws SQLException {
    OptionalLong app = row.optionalBig("app");
    return app.isEmpty() ? Optional.empty() : Optional.of(new AppId(app.getAsLong()));
  }
}
