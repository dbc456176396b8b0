package sadari.server.composition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import sadari.contract.Await;
import sadari.contract.Ids;
import sadari.core.account.AccountStore;
import sadari.core.account.HandleDirectory;
import sadari.core.consistency.Copies;
import sadari.core.consistency.Invalidations;
import sadari.core.follow.FollowStore;
import sadari.core.id.AccountId;
import sadari.core.marker.MarkerStore;
import sadari.core.media.MediaStore;
import sadari.core.media.edit.MediaEditStore;
import sadari.core.notification.NotificationStore;
import sadari.core.outbox.Outbox;
import sadari.core.post.PostStore;
import sadari.core.post.ThreadStore;
import sadari.core.reaction.ReactionStore;
import sadari.core.search.AccountIndex;
import sadari.core.timeline.HomeStore;
import sadari.core.timeline.TimelineIndex;
import sadari.engine.postgres.PostgresEngine;
import sadari.engine.postgres.PostgresStores;
import sadari.scale.replica.ReplicaAccountIndex;
import sadari.scale.replica.ReplicaAccountStore;
import sadari.scale.replica.ReplicaFollowStore;
import sadari.scale.replica.ReplicaHandleDirectory;
import sadari.scale.replica.ReplicaHomeStore;
import sadari.scale.replica.ReplicaMarkerStore;
import sadari.scale.replica.ReplicaMediaEditStore;
import sadari.scale.replica.ReplicaMediaStore;
import sadari.scale.replica.ReplicaNotificationStore;
import sadari.scale.replica.ReplicaPostStore;
import sadari.scale.replica.ReplicaReactionStore;
import sadari.scale.replica.ReplicaThreadStore;
import sadari.scale.replica.ReplicaTimelineIndex;
import sadari.scale.replica.Routing;
import sadari.scale.replica.RoutingMeter;
import sadari.scale.session.Reading;
import sadari.scale.session.SessionGuarantees;

/// The stores of a database behind the tier of replicas, over a standby whose replay stands still
/// again and again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnReplicas {
  private final Map<String, AtomicLong> reads = new ConcurrentHashMap<>();
  private final AccountId reader = Ids.account();
  private @Nullable PostgresEngine engine;
  private @Nullable Routing routing;
  private @Nullable SessionGuarantees guarantees;
  private @Nullable UnsteadyReplica replica;

  @BeforeAll
  void open() {
    UnsteadyReplica begun = UnsteadyReplica.begin();
    replica = begun;
    PostgresEngine opened = begun.engine();
    engine = opened;
    Copies copies = opened.copies().orElseThrow();
    routing =
        new Routing(
            copies,
            Duration.ofMillis(5),
            bound -> ThreadLocalRandom.current().nextInt(bound),
            new Counting());
    guarantees = new SessionGuarantees(opened.vectors(), Invalidations.NONE, Optional.of(copies));
  }

  private final class Counting implements RoutingMeter {
    @Override
    public void read(String target) {
      reads.computeIfAbsent(target, _ -> new AtomicLong()).incrementAndGet();
    }

    @Override
    public void fellBack(Reason reason) {}
  }

  final long reads(String target) {
    return reads.getOrDefault(target, new AtomicLong()).get();
  }

  final long readsOfReplicas() {
    return reads.entrySet().stream()
        .filter(entry -> !entry.getKey().equals("primary"))
        .mapToLong(entry -> entry.getValue().get())
        .sum();
  }

  final String reads() {
    return reads.toString();
  }

  @AfterEach
  void noConnectionIsLeaked() {
    Await.until("connections given back", () -> engine().pool().active() == 0);
    assertEquals(0, engine().pool().waiting());
  }

  @AfterAll
  void close() {
    if (replica != null) {
      replica.close();
    }
    if (engine != null) {
      engine.close();
    }
  }

  private PostgresEngine engine() {
    return Objects.requireNonNull(engine);
  }

  private <S> S shown(
      Class<S> port, Function<PostgresStores, S> of, Function<Routing.Routed<S>, S> tier) {
    Routing.Routed<S> routed =
        Objects.requireNonNull(routing)
            .over(of.apply(engine()), replica -> of.apply(engine().on(replica)));
    S behind = tier.apply(routed);
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) ->
                request(
                    () -> {
                      try {
                        return Optional.ofNullable(method.invoke(behind, arguments));
                      } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                      }
                    })));
  }

  private @Nullable Object request(SessionGuarantees.Work<Optional<Object>, Throwable> work)
      throws Throwable {
    return Objects.requireNonNull(guarantees)
        .during(Reading.Mode.READ, Optional.of(reader), work)
        .orElse(null);
  }

  public AccountStore accounts() {
    return shown(AccountStore.class, PostgresStores::accounts, ReplicaAccountStore::new);
  }

  public HandleDirectory handles() {
    return shown(HandleDirectory.class, PostgresStores::handles, ReplicaHandleDirectory::new);
  }

  public FollowStore follows() {
    return shown(FollowStore.class, PostgresStores::follows, ReplicaFollowStore::new);
  }

  public PostStore posts() {
    return shown(PostStore.class, PostgresStores::posts, ReplicaPostStore::new);
  }

  public ThreadStore threads() {
    return shown(ThreadStore.class, PostgresStores::threads, ReplicaThreadStore::new);
  }

  public ReactionStore reactions() {
    return shown(ReactionStore.class, PostgresStores::reactions, ReplicaReactionStore::new);
  }

  public MediaStore media() {
    return shown(MediaStore.class, PostgresStores::media, ReplicaMediaStore::new);
  }

  public MediaEditStore edits() {
    return shown(MediaEditStore.class, PostgresStores::edits, ReplicaMediaEditStore::new);
  }

  public HomeStore homes() {
    return shown(HomeStore.class, PostgresStores::homes, ReplicaHomeStore::new);
  }

  public TimelineIndex index() {
    return shown(TimelineIndex.class, PostgresStores::index, ReplicaTimelineIndex::new);
  }

  public AccountIndex people() {
    return shown(AccountIndex.class, PostgresStores::people, ReplicaAccountIndex::new);
  }

  public NotificationStore notifications() {
    return shown(
        NotificationStore.class, PostgresStores::notifications, ReplicaNotificationStore::new);
  }

  public MarkerStore markers() {
    return shown(MarkerStore.class, PostgresStores::markers, ReplicaMarkerStore::new);
  }

  public Outbox outbox() {
    return engine().outbox();
  }
}
