package sadari.contract.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sadari.contract.Draft;
import sadari.contract.Ids;
import sadari.contract.Pages;
import sadari.contract.Race;
import sadari.contract.Stores;
import sadari.core.id.AccountId;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.post.Visibility;
import sadari.core.timeline.TimelineIndex.TagFilter;

/// All that a [TimelineIndex] promises. The index is global: a test looks at what is newer than its
/// own beginning, and wants no other writer meanwhile.
public interface TimelineIndexContract extends Stores {
  @Test
  default void everybodyHoldsPublicPostsThatAreNoRepliesAndNoBoosts() {
    long start = Ids.nextFor(Ids.account());
    Post one = add(draft());
    add(draft().visible(Visibility.UNLISTED));
    add(draft().visible(Visibility.PRIVATE));
    add(draft().visible(Visibility.DIRECT));
    add(draft().replyingTo(one));
    add(draft().boosting(one));
    Post two = add(draft().photos(photo()));

    assertEquals(ids(two, one), index().everybody(false, since(start)));
    assertEquals(ids(two), index().everybody(true, since(start)));
  }

  @Test
  default void tagsHoldPublicPostsAndReplies() {
    String tag = tag();
    Post one = add(draft().tags(tag, "other"));
    add(draft().tags(tag + "x"));
    add(draft().tags(tag).visible(Visibility.UNLISTED));
    Post reply = add(draft().tags("other", tag).replyingTo(one));
    add(draft());

    assertEquals(ids(reply, one), tagged(Set.of(tag)));
    assertEquals(List.of(), tagged(Set.of(tag())));
  }

  @Test
  default void addingTwiceShowsAPostOnce() {
    long start = Ids.nextFor(Ids.account());
    String tag = tag();
    Post post = draft().tags(tag).post();

    Race.of(
        10,
        i -> {
          index().add(post);
          return i;
        });

    assertEquals(ids(post), tagged(Set.of(tag)));
    assertEquals(ids(post), index().everybody(false, since(start)));
  }

  @Test
  default void removedPostIsGoneFromEveryTimeline() {
    long start = Ids.nextFor(Ids.account());
    String tag = tag();
    String second = tag();
    Post kept = add(draft().tags(tag, second).photos(photo()));
    Post gone = add(draft().tags(tag, second).photos(photo()));

    index().remove(gone.id());
    index().remove(gone.id());
    index().remove(Ids.post(Ids.account()));

    assertEquals(ids(kept), index().everybody(false, since(start)));
    assertEquals(ids(kept), index().everybody(true, since(start)));
    assertEquals(ids(kept), tagged(Set.of(tag)));
    assertEquals(ids(kept), tagged(Set.of(second)));
  }

  @Test
  default void anyOfSeveralTagsShowsEachPostOnce() {
    String a = tag();
    String b = tag();
    Post one = add(draft().tags(a));
    Post two = add(draft().tags(b));
    Post both = add(draft().tags(a, b));
    add(draft().tags(tag()));

    assertEquals(ids(both, two, one), tagged(Set.of(a, b)));
    assertEquals(ids(both, one), tagged(Set.of(a)));
  }

  @Test
  default void allOfSeveralTagsNarrows() {
    String a = tag();
    String b = tag();
    String c = tag();
    add(draft().tags(a));
    Post ab = add(draft().tags(a, b));
    Post abc = add(draft().tags(a, b, c));
    add(draft().tags(b, c));

    assertEquals(ids(abc, ab), filtered(new TagFilter(Set.of(a), Set.of(b), Set.of(), false)));
    assertEquals(ids(abc), filtered(new TagFilter(Set.of(a), Set.of(b, c), Set.of(), false)));
  }

  @Test
  default void noneOfSeveralTagsNarrows() {
    String a = tag();
    String b = tag();
    String c = tag();
    Post onlyA = add(draft().tags(a));
    Post ab = add(draft().tags(a, b));
    add(draft().tags(a, c));
    add(draft().tags(a, b, c));

    assertEquals(ids(ab, onlyA), filtered(new TagFilter(Set.of(a), Set.of(), Set.of(c), false)));
    assertEquals(ids(onlyA), filtered(new TagFilter(Set.of(a), Set.of(), Set.of(b, c), false)));
    assertEquals(ids(ab), filtered(new TagFilter(Set.of(a), Set.of(b), Set.of(c), false)));
  }

  @Test
  default void onlyPostsWithPhotosCanBeAskedFor() {
    String tag = tag();
    add(draft().tags(tag));
    Post photo = add(draft().tags(tag).photos(photo()));

    assertEquals(ids(photo), filtered(new TagFilter(Set.of(tag), Set.of(), Set.of(), true)));
  }

  @Test
  default void pagesOfEverybodyFitTogether() {
    long start = Ids.nextFor(Ids.account());
    List<PostId> newestFirst = new ArrayList<>();
    List<PostId> withPhoto = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Post post = add(i % 3 == 0 ? draft() : draft().photos(photo()));
      newestFirst.addFirst(post.id());
      if (i % 3 != 0) {
        withPhoto.addFirst(post.id());
      }
      add(draft().replyingTo(post).photos(photo()));
    }

    Pages.check(newestFirst, PostId::value, page -> index().everybody(false, from(start, page)));
    Pages.check(withPhoto, PostId::value, page -> index().everybody(true, from(start, page)));
  }

  @Test
  default void pagesOfTagsFitTogether() {
    String a = tag();
    String b = tag();
    String none = tag();
    List<PostId> newestFirst = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Draft draft =
          i % 3 == 0 ? draft().tags(a) : i % 3 == 1 ? draft().tags(b) : draft().tags(a, b);
      newestFirst.addFirst(add(draft).id());
      add(draft().tags(a, b, none));
    }

    TagFilter filter = new TagFilter(Set.of(a, b), Set.of(), Set.of(none), false);
    Pages.check(newestFirst, PostId::value, page -> index().tagged(filter, page));
  }

  @Test
  default void tagsAreListedByHowTheyStartEachOnce() {
    String tag = tag();
    Post own = add(draft().tags(tag, tag + "나", "x" + tag));
    add(draft().tags(tag, tag + "가"));
    add(draft().tags(tag + "다").visible(Visibility.UNLISTED));
    Post other = add(draft().tags(tag + "a"));

    assertEquals(List.of(tag, tag + "a", tag + "가", tag + "나"), index().tagsStartingWith(tag, 10));
    assertEquals(List.of(tag, tag + "a"), index().tagsStartingWith(tag, 2));
    assertEquals(List.of(tag + "나"), index().tagsStartingWith(tag + "나", 2));
    assertEquals(List.of(), index().tagsStartingWith(tag + "%", 10));
    assertEquals(List.of(), index().tagsStartingWith(tag.replace('태', '_'), 10));

    index().remove(other.id());
    index().remove(own.id());
    assertEquals(List.of(tag, tag + "가"), index().tagsStartingWith(tag, 10));
  }

  private Post add(Draft draft) {
    Post post = draft.post();
    index().add(post);
    return post;
  }

  private static Draft draft() {
    return Draft.by(Ids.account());
  }

  private static MediaId photo() {
    return Ids.media(Ids.account());
  }

  /// A tag that no other test has.
  private static String tag() {
    return "태그" + Ids.account();
  }

  private static List<PostId> ids(Post... posts) {
    return List.of(posts).stream().map(Post::id).toList();
  }

  private static PageRequest since(long start) {
    return PageRequest.first(100).withAfter(start);
  }

  /// The same page of what is newer than `start`.
  private static PageRequest from(long start, PageRequest page) {
    return page.withAfter(Math.max(start, page.after()));
  }

  private List<PostId> tagged(Set<String> any) {
    return filtered(new TagFilter(any, Set.of(), Set.of(), false));
  }

  private List<PostId> filtered(TagFilter filter) {
    AccountId nobody = Ids.account();
    return index().tagged(filter, PageRequest.first(100).withBefore(Ids.nextFor(nobody)));
  }
}
