package sadari.engine.postgres;

import java.util.List;
import java.util.Set;
import sadari.core.id.PostId;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.post.Visibility;
import sadari.core.timeline.TimelineIndex;

/// The public timeline and the tags' timelines.
///
/// A page of tags takes a page of each wanted tag, already filtered, and merges them: none of the
/// newest can be missed, and the work is bounded by the page, not by the tag.
final class PostgresTimelineIndex implements TimelineIndex {
  private static final Query ADD =
      new Query(
          "index.add",
          """
          with added as (
            insert into global.public_post (post, reply, media, tags) values (?, ?, ?, ?)
            on conflict do nothing
            returning post, tags)
          insert into global.tag_post (tag, post)
          select tag, post from added, unnest(tags) as tag
          on conflict do nothing
          """);
  private static final Query REMOVE =
      new Query(
          "index.remove",
          """
          with removed as (
            delete from global.public_post where post = ? returning post, tags)
          delete from global.tag_post t using removed
          where t.tag = any (removed.tags) and t.post = removed.post
          """);
  private static final Query.Paged EVERYBODY =
      Query.paged("index.everybody", "select post from global.public_post where not reply", "post");
  private static final Query.Paged EVERYBODY_WITH_MEDIA =
      Query.paged(
          "index.everybodyWithMedia",
          "select post from global.public_post where media and not reply",
          "post");
  private static final Query.Paged TAGGED =
      new Query.Paged(tagged("index.tagged", "desc"), tagged("index.tagged.oldest", "asc"));

  /// Each step is one look at the index: the first tag behind the last one, however many posts
  /// either has. The outer limit ends the steps.
  private static final Query TAGS =
      new Query(
          "index.tagsStartingWith",
          """
          with recursive found (tag) as (
            (select tag from global.tag_post where tag >= ? and tag <= ? order by tag limit 1)
            union all
            select (select t.tag from global.tag_post t
                    where t.tag > f.tag and t.tag <= ? order by t.tag limit 1)
            from found f where f.tag is not null)
          select tag from found where tag is not null limit ?
          """);

  /// Behind everything that starts with what is before it.
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private final Sql sql;

  PostgresTimelineIndex(Sql sql) {
    this.sql = sql;
  }

  private static Query tagged(String name, String order) {
    return new Query(
        name,
        """
        select distinct page.post
        from unnest(?::text[]) as wanted (tag)
        cross join lateral (
          select t.post from global.tag_post t join global.public_post p on p.post = t.post
          where t.tag = wanted.tag and t.post < ? and t.post > ?
            and p.tags @> ?::text[] and not p.tags && ?::text[] and (p.media or not ?)
          order by t.post %1$s limit ?) as page
        order by page.post %1$s limit ?
        """
            .formatted(order));
  }

  @Override
  public void add(Post post) {
    if (post.visibility() != Visibility.PUBLIC || post.boosted().isPresent()) {
      return;
    }
    sql.update(
        ADD,
        post.id(),
        post.reply().isPresent(),
        !post.content().media().isEmpty(),
        texts(post.content().tags()));
  }

  @Override
  public void remove(PostId post) {
    sql.update(REMOVE, post);
  }

  @Override
  public List<PostId> everybody(boolean onlyMedia, PageRequest page) {
    return sql.page(
        onlyMedia ? EVERYBODY_WITH_MEDIA : EVERYBODY, row -> new PostId(row.big("post")), page);
  }

  @Override
  public List<PostId> tagged(TagFilter filter, PageRequest page) {
    List<PostId> found =
        sql.queryList(
            TAGGED.at(page.end()),
            row -> new PostId(row.big("post")),
            texts(filter.any()),
            page.before(),
            page.after(),
            texts(filter.all()),
            texts(filter.none()),
            filter.onlyMedia(),
            page.limit(),
            page.limit());
    return Query.Paged.newestFirst(found, page.end());
  }

  @Override
  public List<String> tagsStartingWith(String prefix, int limit) {
    String last = prefix + LAST;
    return sql.queryList(TAGS, row -> row.text("tag"), prefix, last, last, limit);
  }

  private static String[] texts(List<String> values) {
    return values.toArray(String[]::new);
  }

  private static String[] texts(Set<String> values) {
    return values.toArray(String[]::new);
  }
}
