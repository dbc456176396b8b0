package sadari.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import sadari.core.consistency.Copies;
import sadari.core.consistency.Replica;
import sadari.engine.postgres.PostgresEngine;
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
import sadari.server.config.Database;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Health;

/// The tier of replicas: writes and decisions go to the primary, what is shown may come from a
/// replica. Sessions, applications, leases and events stay with the primary.
final class ReplicaPart {
  /// Less than a person notices, more than a replica in the same data centre lags.
  private static final Duration CATCH_UP = Duration.ofMillis(20);

  private static final Duration LOOK = Duration.ofSeconds(1);

  private ReplicaPart() {}

  /// The copies that serve reads; empty where there is but one, or only one is wanted.
  static Optional<Copies> copies(Database database, PostgresEngine engine) {
    return switch (database) {
      case Database.Embedded _ -> Optional.empty();
      case Database.External external ->
          switch (external.hosts().replicas()) {
            case AUTO -> engine.copies();
            case NONE -> Optional.empty();
          };
    };
  }

  /// Puts the tier around the stores of the primary, and offers operators the list of hosts.
  static Stores around(
      Stores bare, PostgresEngine engine, Optional<Copies> copies, MeterRegistry meters) {
    return copies
        .map(
            some ->
                routed(
                    bare,
                    new Routing(some, CATCH_UP, ReplicaPart::any, new RoutingMeters(meters)),
                    engine))
        .orElse(bare);
  }

  private static int any(int bound) {
    return ThreadLocalRandom.current().nextInt(bound);
  }

  /// Measures the hosts, where there are several.
  static void measure(PostgresEngine engine, Components components, MeterRegistry meters) {
    if (engine.copies().isPresent()) {
      HostMeters hosts = new HostMeters(engine, meters);
      HostDesk.offer(components.desk(), engine);
      components.start(
          "hosts",
          () -> {
            Periodic periodic = new Periodic();
            periodic.every(LOOK, "look-at-hosts", hosts::look);
            return periodic;
          },
          _ -> Health.up());
    }
  }

  /// Every store through which something is read to be shown.
  static Stores routed(Stores bare, Routing routing, PostgresEngine engine) {
    Map<Replica, Stores> known = new ConcurrentHashMap<>();
    Function<Replica, Stores> on =
        replica -> known.computeIfAbsent(replica, r -> Stores.bare(engine.on(r)));
    return new Stores(
        bare.leases(),
        bare.outbox(),
        people(bare.people(), routing, on.andThen(Stores::people)),
        writings(bare.writings(), routing, on.andThen(Stores::writings)),
        inboxes(bare.inboxes(), routing, on.andThen(Stores::inboxes)));
  }

  private static Stores.People people(
      Stores.People bare, Routing routing, Function<Replica, Stores.People> on) {
    return new Stores.People(
        new ReplicaHandleDirectory(
            routing.over(bare.handles(), on.andThen(Stores.People::handles))),
        new ReplicaAccountStore(routing.over(bare.accounts(), on.andThen(Stores.People::accounts))),
        new ReplicaFollowStore(routing.over(bare.follows(), on.andThen(Stores.People::follows))),
        bare.apps(),
        bare.tokens(),
        new ReplicaAccountIndex(routing.over(bare.index(), on.andThen(Stores.People::index))));
  }

  private static Stores.Writings writings(
      Stores.Writings bare, Routing routing, Function<Replica, Stores.Writings> on) {
    return new Stores.Writings(
        new ReplicaPostStore(routing.over(bare.posts(), on.andThen(Stores.Writings::posts))),
        new ReplicaThreadStore(routing.over(bare.threads(), on.andThen(Stores.Writings::threads))),
        new ReplicaReactionStore(
            routing.over(bare.reactions(), on.andThen(Stores.Writings::reactions))),
        new ReplicaMediaStore(routing.over(bare.media(), on.andThen(Stores.Writings::media))),
        new ReplicaMediaEditStore(routing.over(bare.edits(), on.andThen(Stores.Writings::edits))),
        bare.reports());
  }

  private static Stores.Inboxes inboxes(
      Stores.Inboxes bare, Routing routing, Function<Replica, Stores.Inboxes> on) {
    return new Stores.Inboxes(
        new ReplicaHomeStore(routing.over(bare.home(), on.andThen(Stores.Inboxes::home))),
        new ReplicaTimelineIndex(routing.over(bare.index(), on.andThen(Stores.Inboxes::index))),
        new ReplicaNotificationStore(
            routing.over(bare.notifications(), on.andThen(Stores.Inboxes::notifications))),
        new ReplicaMarkerStore(routing.over(bare.markers(), on.andThen(Stores.Inboxes::markers))));
  }
}
