package sadari.contract.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import sadari.contract.Author;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.contract.Stores;
import sadari.core.id.AccountId;
import sadari.core.id.MediaId;
import sadari.core.media.BlobKey;
import sadari.core.media.Media;
import sadari.core.media.Rendition;
import sadari.core.media.edit.EditJob;
import sadari.core.media.edit.EditJob.State;
import sadari.core.media.edit.Edits;
import sadari.core.media.edit.MediaEditStore;
import sadari.core.media.edit.MediaEditStore.Asked;
import sadari.core.media.edit.MediaEditStore.Undone;
import sadari.core.media.edit.Version;
import sadari.core.outbox.Event;
import sadari.core.outbox.PendingEvent;
import sadari.core.outbox.Written;

/// All that a [MediaEditStore] promises.
public interface MediaEditStoreContract extends Stores {
  /// The store under test.
  MediaEditStore edits();

  private static Edits grey() {
    return Edits.of("crop x=0.25 y=0 width=0.5 height=1;grayscale");
  }

  private Written<Asked> asking(AccountId owner, MediaId photo, Optional<String> key) {
    EditJob.Request request = new EditJob.Request(Ids.job(owner), owner, photo, grey());
    return edits().ask(request, key, Ids.event(owner));
  }

  private EditJob asks(Author owner, MediaId photo) {
    Asked asked = asking(owner.id(), photo, Optional.empty()).result();
    return assertInstanceOf(Asked.Noted.class, asked).job();
  }

  private static Version.Look look(int number) {
    String hash = Integer.toHexString(number + 16).repeat(64).substring(0, 64);
    Rendition small = new Rendition(new BlobKey(hash + ".webp"), number, 64, 36);
    return new Version.Look(
        new Rendition(new BlobKey(hash + ".png"), 5_000_000_000L + number, 640, 360),
        number % 2 == 0 ? Optional.empty() : Optional.of(small),
        "LKO" + number);
  }

  private Version.Look shown(MediaId photo) {
    Media media = media().find(photo).orElseThrow();
    return new Version.Look(media.original(), media.small(), media.blurhash());
  }

  private State state(EditJob job) {
    return edits().find(job.id()).orElseThrow().state();
  }

  @Test
  default void askingNotesTheEditsAndAnEvent() {
    Author owner = Author.in(this);
    MediaId photo = owner.uploads();

    Written<Asked> written = asking(owner.id(), photo, Optional.empty());

    EditJob job = assertInstanceOf(Asked.Noted.class, written.result()).job();
    assertEquals(new State.Queued(), job.state());
    assertEquals(grey(), job.edits());
    assertEquals(Optional.of(job), edits().find(job.id()));
    assertEquals(
        List.of(new Event.PhotoEditAsked(job.id())),
        written.events().stream().map(PendingEvent::event).toList());
    assertEquals(Optional.empty(), edits().find(Ids.job(owner.id())));
  }

  @Test
  default void onlyTheOwnersPhotosAreEdited() {
    Author owner = Author.in(this);
    MediaId photo = owner.uploads();
    AccountId other = Author.in(this).id();

    Written<Asked> strangers = asking(other, photo, Optional.empty());

    assertEquals(new Asked.Missing(), strangers.result());
    assertEquals(List.of(), strangers.events());
    assertEquals(
        new Asked.Missing(), asking(owner.id(), Ids.media(owner.id()), Optional.empty()).result());
    assertEquals(new Undone.Missing(), edits().undo(other, photo, OptionalInt.of(0)));
    assertEquals(Optional.empty(), edits().findHistory(other, photo));
  }

  @Test
  default void aKeyMakesOneOfManyRequests() {
    Author owner = Author.in(this);
    MediaId photo = owner.uploads();

    List<Written<Asked>> all =
        Race.of(5, _ -> asking(owner.id(), photo, Optional.of("k".repeat(64))));

    assertEquals(1, all.stream().map(Written::result).distinct().count());
    assertEquals(1, all.stream().mapToInt(written -> written.events().size()).sum());
    Written<Asked> other = asking(owner.id(), photo, Optional.of("another"));
    assertEquals(1, other.events().size());
  }

  @Test
  default void progressIsToldUntilItIsOver() {
    Author owner = Author.in(this);
    EditJob job = asks(owner, owner.uploads());

    edits().progress(job.id(), 40);
    edits().progress(job.id(), 20);
    assertEquals(new State.Running(40), state(job));

    edits().fail(job.id(), "no such photo");
    edits().progress(job.id(), 60);
    assertEquals(new State.Failed("no such photo"), state(job));
    assertFalse(edits().finish(job, look(1)));
  }

  @Test
  default void finishingShowsTheVersionOnce() {
    Author owner = Author.in(this);
    MediaId photo = owner.uploads();
    Version.Look uploaded = shown(photo);
    EditJob job = asks(owner, photo);

    List<Boolean> finished = Race.of(5, _ -> edits().finish(job, look(1)));
    edits().fail(job.id(), "too late");

    assertEquals(1, finished.stream().filter(one -> one).count());
    assertEquals(look(1), shown(photo));
    assertEquals(new State.Done(), state(job));
    var origin = new Version.Origin(job.id(), 0, grey());
    assertEquals(
        List.of(
            new Version(0, Optional.empty(), uploaded),
            new Version(1, Optional.of(origin), look(1))),
        edits().findHistory(owner.id(), photo).orElseThrow().versions());
    assertEquals(
        Optional.of(new Version(0, Optional.empty(), uploaded)), edits().findVersion(photo, 0));
  }

  @Test
  default void whatWasAskedForLastIsShownWhicheverFinishesFirst() {
    Author owner = Author.in(this);
    MediaId photo = owner.uploads();
    EditJob first = asks(owner, photo);
    EditJob second = asks(owner, photo);
    assertEquals(List.of(0, 0), List.of(first.base(), second.base()));

    assertTrue(edits().finish(second, look(2)));
    assertTrue(edits().finish(first, look(1)));

    assertEquals(look(2), shown(photo));
    assertEquals(3, edits().findHistory(owner.id(), photo).orElseThrow().versions().size());
    assertEquals(2, asks(owner, photo).base());
  }

  @Test
  default void undoingGoesBackToWhatTheVersionWasMadeOf() {
    Author owner = Author.in(this);
    MediaId photo = owner.uploads();
    Version.Look uploaded = shown(photo);
    edits().finish(asks(owner, photo), look(1));
    edits().finish(asks(owner, photo), look(2));

    assertEquals(new Undone.Shown(1), edits().undo(owner.id(), photo, OptionalInt.empty()));
    assertEquals(look(1), shown(photo));
    assertEquals(new Undone.Shown(0), edits().undo(owner.id(), photo, OptionalInt.empty()));
    assertEquals(uploaded, shown(photo));
    assertEquals(new Undone.Nothing(), edits().undo(owner.id(), photo, OptionalInt.empty()));
    assertEquals(new Undone.Nothing(), edits().undo(owner.id(), photo, OptionalInt.of(3)));
    assertEquals(new Undone.Shown(2), edits().undo(owner.id(), photo, OptionalInt.of(2)));
    assertEquals(look(2), shown(photo));
    assertEquals(2, edits().findHistory(owner.id(), photo).orElseThrow().shown());
  }

  @Test
  default void anEditThatWasUndoneBeforeItWasDoneIsNotShown() {
    Author owner = Author.in(this);
    MediaId photo = owner.uploads();
    edits().finish(asks(owner, photo), look(1));
    EditJob slow = asks(owner, photo);

    edits().undo(owner.id(), photo, OptionalInt.of(0));
    assertTrue(edits().finish(slow, look(2)));

    assertEquals(0, edits().findHistory(owner.id(), photo).orElseThrow().shown());
    edits().finish(asks(owner, photo), look(3));
    assertEquals(look(3), shown(photo));
  }

  @Test
  default void whatAPhotoShowsChangesNothingElseOfIt() {
    Author owner = Author.in(this);
    MediaId photo = owner.uploads();
    Media.Caption caption = new Media.Caption("a ladder", 0.5, -1);
    media().setCaption(photo, caption);
    var post = owner.publishes(owner.draft().photos(photo));

    edits().finish(asks(owner, photo), look(1));

    Media found = media().find(photo).orElseThrow();
    assertEquals(caption, found.caption());
    assertEquals(Optional.of(post.id()), found.post());
    assertEquals(look(1), shown(photo));
    assertEquals(Map.of(photo, found), media().findAll(List.of(photo)));
  }

  @Test
  default void versionsAndEditsGoWithThePhoto() {
    Author owner = Author.in(this);
    MediaId photo = owner.uploads();
    EditJob done = asks(owner, photo);
    edits().finish(done, look(1));
    EditJob late = asks(owner, photo);

    media().deleteUnattached(photo);

    assertFalse(edits().finish(late, look(2)));
    assertEquals(Optional.empty(), edits().find(done.id()));
    assertEquals(Optional.empty(), edits().findVersion(photo, 1));
    assertEquals(Optional.empty(), edits().findHistory(owner.id(), photo));
  }

  @Test
  default void nothingStaysOfAnEditThatFinishesWhileItsPhotoGoes() {
    Author owner = Author.in(this);
    for (int i = 0; i < 40; i++) {
      MediaId photo = owner.uploads();
      EditJob job = asks(owner, photo);

      List<Boolean> _ =
          Race.of(
              2,
              turn -> turn == 0 ? edits().finish(job, look(1)) : media().deleteUnattached(photo));

      assertEquals(Optional.empty(), media().find(photo));
      assertEquals(Optional.empty(), edits().findVersion(photo, 0));
      assertEquals(Optional.empty(), edits().findVersion(photo, 1));
      assertEquals(Optional.empty(), edits().find(job.id()));
    }
  }

  @Test
  default void oneThatIsGivenUpIsNotUnderWayUntilSomebodyTriesAgain() {
    Author owner = Author.in(this);
    MediaId photo = owner.uploads();
    EditJob job = asks(owner, photo);
    edits().progress(job.id(), 40);

    edits().giveUp(job.id(), "too often");
    assertEquals(new State.GivenUp("too often"), state(job));
    assertFalse(edits().find(job.id()).orElseThrow().isOver());
    for (int i = 0; i < MediaEditStore.MOST_AT_A_TIME; i++) {
      EditJob other = asks(owner, photo);
      edits().giveUp(other.id(), "too often");
    }

    edits().progress(job.id(), 1);
    assertEquals(new State.Running(1), state(job));
    assertTrue(edits().finish(job, look(1)));
    edits().giveUp(job.id(), "too late");
    assertEquals(new State.Done(), state(job));
  }

  @Test
  default void editsOfOnePhotoAtATimeAreBounded() {
    Author owner = Author.in(this);
    MediaId photo = owner.uploads();
    List<EditJob> jobs =
        java.util.stream.Stream.generate(() -> asks(owner, photo))
            .limit(MediaEditStore.MOST_AT_A_TIME)
            .toList();

    Written<Asked> oneMore = asking(owner.id(), photo, Optional.empty());
    assertInstanceOf(Asked.TooMany.class, oneMore.result());
    assertEquals(List.of(), oneMore.events());

    edits().fail(jobs.getFirst().id(), "no");
    assertInstanceOf(Asked.Noted.class, asking(owner.id(), photo, Optional.empty()).result());
  }
}
