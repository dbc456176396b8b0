package sadari.server.wiring;

import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;
import sadari.core.account.EditProfile;
import sadari.core.account.LogIn;
import sadari.core.account.PasswordHasher;
import sadari.core.account.SignUp;
import sadari.core.edge.Edges;
import sadari.core.effect.AccountEffects;
import sadari.core.effect.ClearingEffects;
import sadari.core.effect.Effects;
import sadari.core.effect.FavouriteEffects;
import sadari.core.effect.FollowEffects;
import sadari.core.effect.Notifier;
import sadari.core.effect.PhotoEditEffects;
import sadari.core.effect.PhotoEffects;
import sadari.core.effect.PostEffects;
import sadari.core.follow.Follows;
import sadari.core.id.IdGenerator;
import sadari.core.marker.Markers;
import sadari.core.media.BlobStore;
import sadari.core.media.PhotoProcessor;
import sadari.core.media.Photos;
import sadari.core.media.WithdrawnPhotos;
import sadari.core.media.edit.PhotoEditor;
import sadari.core.media.edit.PhotoEdits;
import sadari.core.moderation.Reports;
import sadari.core.outbox.Dispatcher;
import sadari.core.outbox.EventWork;
import sadari.core.outbox.Lane;
import sadari.core.outbox.OutboxMeter;
import sadari.core.publish.Publisher;
import sadari.core.reaction.Reactions;
import sadari.core.read.Audience;
import sadari.core.read.Posts;
import sadari.core.read.Timelines;
import sadari.core.search.Search;
import sadari.core.session.OAuth;
import sadari.core.text.Html;

/// The use cases over the stores.
///
/// @param html makes HTML of texts
/// @param work brings an event to its effects
/// @param events does so where it was written
record Domain(
    Entry entry, Writing writing, Reading reading, Html html, EventWork work, Dispatcher events) {

  /// Coming in, and who one is.
  record Entry(SignUp signUp, LogIn logIn, OAuth oauth, EditProfile profiles, Follows follows) {}

  /// Doing something.
  record Writing(
      Publisher publisher, Reactions reactions, Photos photos, PhotoEdits edits, Reports reports) {}

  /// Looking.
  record Reading(Posts posts, Timelines timelines, Search search, Markers markers) {}

  /// What the use cases need beside the stores.
  ///
  /// @param random cryptographically strong
  /// @param celebrityFrom from how many followers on posts are pulled instead of pushed
  /// @param fast the lanes whose events are handled where they were written
  record Surroundings(
      IdGenerator ids,
      InstantSource clock,
      RandomGenerator random,
      PasswordHasher passwords,
      URI publicUrl,
      int celebrityFrom,
      Set<Lane> fast) {}

  /// The engines of photos.
  ///
  /// @param withdrawn photos of deleted posts
  /// @param edges whoever has copies of them
  record PhotoEngines(
      PhotoProcessor processor,
      PhotoEditor editor,
      BlobStore blobs,
      WithdrawnPhotos withdrawn,
      Edges edges) {}

  static Domain over(Stores stores, Surroundings around, PhotoEngines engines, OutboxMeter meter) {
    Stores.People people = stores.people();
    Stores.Writings writings = stores.writings();
    IdGenerator ids = around.ids();
    EventWork work =
        new EventWork(
            stores.outbox(),
            effects(stores, ids, around.celebrityFrom(), engines),
            ids,
            around.clock(),
            around.random(),
            meter);
    Dispatcher events = new Dispatcher(work, stores.outbox(), around.clock(), around.fast());
    Posts posts =
        new Posts(
            writings.posts(), writings.threads(), people.follows(), new Audience(people.follows()));
    Html html = html(around.publicUrl());
    return new Domain(
        entry(stores, around, events),
        new Writing(
            new Publisher(
                writings.posts(),
                posts,
                people.accounts(),
                people.handles(),
                html,
                new Publisher.Clockwork(ids, around.clock()),
                events),
            new Reactions(writings.reactions(), posts, ids, events),
            new Photos(engines.processor(), engines.blobs(), writings.media(), ids, around.clock()),
            new PhotoEdits(writings.edits(), ids, events),
            new Reports(writings.reports(), people.accounts(), posts, ids)),
        new Reading(
            posts,
            new Timelines(
                stores.inboxes().home(),
                stores.inboxes().index(),
                writings.posts(),
                people.follows(),
                posts),
            search(stores, around.publicUrl()),
            new Markers(stores.inboxes().markers(), around.clock())),
        html,
        work,
        events);
  }

  private static Html html(URI publicUrl) {
    String base = publicUrl.toString();
    return new Html(
        base.endsWith("/") ? base.substring(0, base.length() - 1) : base, host(publicUrl));
  }

  private static String host(URI publicUrl) {
    return publicUrl.getPort() < 0
        ? publicUrl.getHost()
        : publicUrl.getHost() + ":" + publicUrl.getPort();
  }

  private static Search search(Stores stores, URI publicUrl) {
    Stores.People people = stores.people();
    return new Search(
        people.index(),
        stores.inboxes().index(),
        people.handles(),
        people.accounts(),
        people.follows(),
        host(publicUrl));
  }

  private static Entry entry(Stores stores, Surroundings around, Dispatcher events) {
    Stores.People people = stores.people();
    return new Entry(
        new SignUp(
            people.handles(),
            people.accounts(),
            around.passwords(),
            around.ids(),
            around.clock(),
            events),
        new LogIn(people.handles(), people.accounts(), around.passwords()),
        new OAuth(people.apps(), people.tokens(), around.ids(), around.clock(), around.random()),
        new EditProfile(people.accounts(), around.ids(), events),
        new Follows(people.follows(), people.accounts(), around.ids(), events));
  }

  private static Effects effects(
      Stores stores, IdGenerator ids, int celebrityFrom, PhotoEngines engines) {
    Stores.Writings writings = stores.writings();
    Stores.Inboxes inboxes = stores.inboxes();
    Notifier notifier = new Notifier(inboxes.notifications(), ids);
    return new Effects(
        new PostEffects(
            writings.posts(),
            writings.threads(),
            inboxes.index(),
            inboxes.home(),
            stores.people().follows(),
            notifier,
            ids),
        new FollowEffects(
            stores.people().follows(),
            stores.people().accounts(),
            writings.posts(),
            inboxes.home(),
            notifier,
            ids,
            celebrityFrom),
        new FavouriteEffects(writings.reactions(), writings.posts(), notifier, ids),
        new AccountEffects(stores.people().accounts(), stores.people().index()),
        new PhotoEditEffects(writings.edits(), engines.editor(), engines.blobs()),
        new PhotoEffects(engines.withdrawn(), engines.edges()),
        new ClearingEffects(stores.people().accounts(), writings.posts(), ids));
  }
}
