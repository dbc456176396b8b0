package sadari.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import sadari.core.account.Account;
import sadari.core.account.EditProfile;
import sadari.core.account.SignUp;
import sadari.core.follow.Follows;
import sadari.core.id.AccountId;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.media.Media;
import sadari.core.media.PhotoProcessor.Use;
import sadari.core.media.Photos;
import sadari.core.media.Rendition;
import sadari.core.post.Post;
import sadari.core.post.Visibility;
import sadari.core.publish.Draft;
import sadari.core.publish.Publisher;
import sadari.core.reaction.Reactions;

/// Fills an empty server: people arrive, follow each other with a realistic skew (one celebrity
/// that nearly everybody follows), post over four weeks, answer, favourite and boost. The same seed
/// makes the same community.
public final class Demo {
  /// Whom to log in as.
  public static final String HANDLE = "demo";

  /// The password of everybody here.
  public static final String PASSWORD = "climb-the-ladder";

  private static final int PEOPLE = 240;
  private static final int POSTS = 1_100;
  private static final int PHOTOS = 90;

  /// From the newest post back, every so many have a photo.
  private static final int EVERY = 9;

  private static final int PORTRAITS = 60;
  private static final Duration ARRIVALS = Duration.ofDays(14);
  private static final Duration WEEKS = Duration.ofDays(28);
  private static final long SEED = 20_261_120;

  private final UseCases use;
  private final Past past;
  private final RandomGenerator random = new SplittableRandom(SEED);
  private final Crew crew = new Crew();

  /// What the people of the demonstration do.
  public record UseCases(
      SignUp signUp,
      EditProfile profiles,
      Follows follows,
      Photos photos,
      Publisher publisher,
      Reactions reactions) {}

  /// The time in which they do it.
  ///
  /// @param begin four weeks of posts and two of arrivals before `end`
  public record Past(Clock clock, Instant begin, Instant end) {
    /// Moves the use cases' clock on.
    @FunctionalInterface
    public interface Clock {
      /// Moves on to `instant`; never back.
      void advanceTo(Instant instant);
    }
  }

  private record Resident(AccountId id, Cast.Person person) {}

  private record Published(PostId id, AccountId author) {}

  public Demo(UseCases use, Past past) {
    this.use = use;
    this.past = past;
  }

  /// How long before now the demonstration begins.
  public static Duration span() {
    return ARRIVALS.plus(WEEKS);
  }

  /// Fills the server.
  public void fill() {
    List<Resident> residents = arrive();
    follow(residents);
    talk(residents);
  }

  private List<Resident> arrive() {
    List<Cast.Person> cast = new ArrayList<>();
    cast.add(
        new Cast.Person("sky", "Sky Lantern", "I go up things and look around. #sadari", "en"));
    cast.add(new Cast.Person(HANDLE, "Demo", "This is you. Look around!", "en"));
    cast.addAll(Cast.of(PEOPLE - 2, random));
    List<Optional<Rendition>> portraits = portraits();
    ConcurrentLinkedQueue<Resident> residents = new ConcurrentLinkedQueue<>();
    Progress progress = new Progress("people", cast.size());
    List<Runnable> actions = new ArrayList<>();
    for (int i = 0; i < cast.size(); i++) {
      Cast.Person person = cast.get(i);
      Optional<Rendition> portrait =
          i == 0 || i % 3 != 0 ? portraits.get(i % portraits.size()) : Optional.empty();
      actions.add(
          () -> {
            residents.add(arrive(person, portrait));
            progress.step();
          });
    }
    inTime(past.begin(), ARRIVALS.dividedBy(2), actions);
    List<Resident> sorted = new ArrayList<>(residents);
    sorted.sort(Comparator.comparingInt(resident -> cast.indexOf(resident.person())));
    return sorted;
  }

  private Resident arrive(Cast.Person person, Optional<Rendition> portrait) {
    SignUp.Request wish =
        new SignUp.Request(
            person.handle(), person.handle() + "@demo.example", PASSWORD, true, person.language());
    Account account =
        switch (use.signUp().signUp(wish)) {
          case SignUp.Result.Welcome(Account welcome) -> welcome;
          case SignUp.Result.Refused(List<SignUp.Problem> problems) ->
              throw new IllegalStateException(
                  "the demonstration wants an empty server: " + problems);
        };
    var _ =
        use.profiles()
            .edit(
                account.id(),
                new EditProfile.Change(
                    Optional.of(person.name()),
                    Optional.of(person.note()),
                    Optional.empty(),
                    portrait.isPresent() ? Optional.of(portrait) : Optional.empty(),
                    Optional.empty(),
                    new EditProfile.FlagChange(
                        Optional.empty(), Optional.empty(), Optional.empty()),
                    new EditProfile.PostingChange(
                        Optional.empty(), Optional.empty(), Optional.empty())));
    return new Resident(account.id(), person);
  }

  private List<Optional<Rendition>> portraits() {
    ConcurrentLinkedQueue<Optional<Rendition>> portraits = new ConcurrentLinkedQueue<>();
    Progress progress = new Progress("portraits", PORTRAITS);
    List<Runnable> actions = new ArrayList<>();
    for (int i = 0; i < PORTRAITS; i++) {
      Painter painter = new Painter(new SplittableRandom(random.nextLong()));
      actions.add(
          () -> {
            Path file = painted(".png", painter::portrait);
            if (use.photos().addPortrait(file, Use.AVATAR)
                instanceof Photos.Result.Done<Rendition>(Rendition rendition)) {
              portraits.add(Optional.of(rendition));
            }
            delete(file);
            progress.step();
          });
    }
    crew.all(actions);
    return List.copyOf(portraits);
  }

  @FunctionalInterface
  private interface Painting {
    void paint(Path file) throws IOException;
  }

  private static Path painted(String suffix, Painting painting) {
    try {
      Path file = Files.createTempFile("sadari-demo", suffix);
      painting.paint(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void follow(List<Resident> residents) {
    Skew popularity = new Skew(residents.size(), 0.9, random);
    List<Runnable> actions = new ArrayList<>();
    Follows.Wish plain = new Follows.Wish(Optional.empty(), Optional.empty());
    for (Resident follower : residents) {
      boolean[] chosen = new boolean[residents.size()];
      chosen[0] = random.nextInt(12) != 0;
      int friends = follower.person().handle().equals(HANDLE) ? 60 : 4 + random.nextInt(16);
      for (int i = 0; i < friends; i++) {
        chosen[popularity.draw()] = true;
      }
      for (int i = 0; i < chosen.length; i++) {
        AccountId target = residents.get(i).id();
        if (chosen[i] && !target.equals(follower.id())) {
          actions.add(
              () -> {
                var _ = use.follows().follow(follower.id(), target, plain);
              });
        }
      }
    }
    shuffle(actions);
    Progress progress = new Progress("follows", actions.size());
    inTime(
        past.begin().plus(ARRIVALS.dividedBy(2)),
        ARRIVALS.dividedBy(2),
        actions.stream().map(action -> counted(action, progress)).toList());
  }

  private static Runnable counted(Runnable action, Progress progress) {
    return () -> {
      action.run();
      progress.step();
    };
  }

  private <T> void shuffle(List<T> list) {
    for (int i = list.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T other = list.set(j, list.get(i));
      list.set(i, other);
    }
  }

  private void talk(List<Resident> residents) {
    Skew talkativeness = new Skew(residents.size(), 0.7, random);
    Progress progress = new Progress("posts", POSTS);
    Recent recent = new Recent();
    List<Runnable> actions = new ArrayList<>();
    for (int i = 0; i < POSTS; i++) {
      Resident author = residents.get(talkativeness.draw());
      int scene = (POSTS - 1 - i) / EVERY;
      boolean withPhoto = (POSTS - 1 - i) % EVERY == 0 && scene < PHOTOS;
      OptionalInt photo = withPhoto ? OptionalInt.of(scene) : OptionalInt.empty();
      long seed = random.nextLong();
      actions.add(
          counted(
              () -> {
                RandomGenerator dice = new SplittableRandom(seed);
                say(author, photo, dice)
                    .ifPresent(
                        post -> {
                          react(residents, post, recent, dice);
                          recent.add(post);
                        });
              },
              progress));
    }
    inTime(past.end().minus(WEEKS), WEEKS, actions);
  }

  private Optional<Published> say(Resident author, OptionalInt photo, RandomGenerator dice) {
    List<MediaId> media = new ArrayList<>();
    photo.ifPresent(scene -> upload(author, scene, dice).ifPresent(media::add));
    Draft draft =
        new Draft(
            Phrases.post(author.person().language(), dice),
            dice.nextInt(40) == 0 ? "About food" : "",
            Optional.empty(),
            Optional.of(dice.nextInt(12) == 0 ? Visibility.UNLISTED : Visibility.PUBLIC),
            Optional.empty(),
            Optional.empty(),
            media,
            Draft.Options.NONE);
    return published(use.publisher().publish(author.id(), draft));
  }

  private static Optional<Published> published(Publisher.Result result) {
    return result instanceof Publisher.Result.New(Post post, Account _)
        ? Optional.of(new Published(post.id(), post.author()))
        : Optional.empty();
  }

  private Optional<MediaId> upload(Resident author, int scene, RandomGenerator dice) {
    Path file = painted(".jpg", path -> new Painter(dice).landscape(scene, path));
    Media.Caption caption = new Media.Caption(Phrases.caption(scene), 0, 0);
    var result = use.photos().add(author.id(), file, caption);
    delete(file);
    return result instanceof Photos.Result.Done<Media>(Media media)
        ? Optional.of(media.id())
        : Optional.empty();
  }

  /// Others favourite, answer and boost what was said lately.
  private void react(
      List<Resident> residents, Published fresh, Recent recent, RandomGenerator dice) {
    int fans = fresh.author().equals(residents.getFirst().id()) ? 8 : dice.nextInt(4);
    for (int i = 0; i < fans; i++) {
      use.reactions()
          .favourite(residents.get(dice.nextInt(residents.size())).id(), fresh.id(), true);
    }
    Resident other = residents.get(dice.nextInt(residents.size()));
    Published older = recent.any(dice).orElse(fresh);
    if (dice.nextInt(3) == 0) {
      Draft answer =
          new Draft(
              Phrases.answer(other.person().language(), dice),
              "",
              Optional.empty(),
              Optional.of(Visibility.PUBLIC),
              Optional.empty(),
              Optional.of(older.id()),
              List.of(),
              Draft.Options.NONE);
      published(use.publisher().publish(other.id(), answer)).ifPresent(recent::add);
    }
    if (dice.nextInt(6) == 0) {
      var _ = use.publisher().boost(other.id(), older.id(), Visibility.PUBLIC);
    }
  }

  /// Does the actions at even intervals of the past, several at a time.
  private void inTime(Instant from, Duration span, List<Runnable> actions) {
    List<Runnable> timed = new ArrayList<>();
    for (int i = 0; i < actions.size(); i++) {
      Runnable action = actions.get(i);
      Instant when = from.plus(span.multipliedBy(i).dividedBy(Math.max(1, actions.size())));
      timed.add(
          () -> {
            past.clock().advanceTo(when);
            action.run();
          });
    }
    crew.all(timed);
  }

  /// What was said last, for others to react to.
  private static final class Recent {
    private static final int KEPT = 60;

    private final List<Published> posts = new ArrayList<>();

    synchronized void add(Published post) {
      posts.add(post);
      if (posts.size() > KEPT) {
        posts.removeFirst();
      }
    }

    synchronized Optional<Published> any(RandomGenerator dice) {
      return posts.isEmpty()
          ? Optional.empty()
          : Optional.of(posts.get(dice.nextInt(posts.size())));
    }
  }
}
