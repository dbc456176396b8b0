package sadari.lab.drill;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import sadari.lab.Lab;
import sadari.lab.LabException;
import sadari.lab.Topology;
import sadari.lab.Topology.Kind;
import sadari.lab.drill.EdgeDrill.Outcome;
import sadari.lab.fault.Fault;
import sadari.lab.fault.Kill;
import sadari.lab.load.Gallery;
import sadari.lab.load.Gallery.Shown;
import sadari.lab.load.Viewers;
import sadari.lab.load.Viewers.Seen;
import sadari.server.cli.Cli;

/// What is tried with edges.
final class EdgeTrials {
  private static final Topology EDGES = Topology.rung(6).with(Kind.DATABASE, 2);
  private static final Duration NOTICED = Duration.ofSeconds(20);
  private static final double HIT_RATIO = 0.95;
  private static final long PURGED_IN_MILLIS = 1_000;
  private static final int PHOTOS = 100;
  private static final int DELETED = 20;
  private static final int REMOVED = 5;
  private static final int REPLACED = 5;

  private EdgeTrials() {}

  static List<Drill> drills() {
    return List.of(
        new EdgeDrill(
            "edge-photos",
            EDGES,
            "many look at a hundred photos, some at some more (Zipf)",
            "each photo is fetched once per edge; then ≥ 95 % hits",
            EdgeTrials::photos),
        new EdgeDrill(
            "edge-purge",
            EDGES,
            "posts with edited photos are deleted, others removed by operators, and portraits"
                + " replaced, that edges have",
            "no edge serves one, in any version, a second after the acknowledgement",
            EdgeTrials::purge),
        new EdgeDrill(
            "edge-kill",
            EDGES,
            "an edge is killed while people look at photos",
            "nobody who follows the rules misses one; new addresses avoid it",
            EdgeTrials::kill),
        new EdgeDrill(
            "origin-kill",
            EDGES,
            "all web servers are killed",
            "edges serve what they have",
            EdgeTrials::originKill));
  }

  private static List<String> edges(Lab lab) {
    return lab.topology().names(Kind.EDGE);
  }

  private static URI at(Lab lab, String edge, Shown photo) {
    InetSocketAddress address = lab.address(edge);
    return URI.create("http://" + address.getHostString() + ":" + address.getPort() + photo.path());
  }

  private static URI anywhere(Lab lab, Shown photo) {
    List<String> edges = edges(lab);
    return at(lab, edges.get(ThreadLocalRandom.current().nextInt(edges.size())), photo);
  }

  private static List<Shown> posted(Gallery gallery, int photos) {
    return Stream.generate(gallery::post).limit(photos).toList();
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + NOTICED.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new LabException("did not happen in " + NOTICED.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static boolean isAt(Lab lab, String edge, URI address) {
    return address.getHost().equals(lab.address(edge).getHostString());
  }

  /// Photos are uploaded before the edges are seen to be well by the servers that just started.
  private static void awaitEdges(Lab lab, Gallery gallery, List<Shown> photos) {
    await(
        "addresses name all edges",
        () ->
            edges(lab).stream()
                .allMatch(
                    edge ->
                        photos.stream()
                            .limit(20)
                            .anyMatch(photo -> isAt(lab, edge, gallery.address(photo)))));
  }

  private static Outcome photos(Lab lab, Pace pace) {
    try (Gallery gallery = new Gallery(lab.entrance(), pace.seed());
        Viewers viewers = new Viewers(lab.entrance())) {
      List<Shown> photos = posted(gallery, PHOTOS);
      awaitEdges(lab, gallery, photos);
      Seen cold = viewers.view(photos, photo -> anywhere(lab, photo), pace.warm(), pace.seed());
      Duration time = pace.steady().plus(pace.broken()).plus(pace.healed());
      Seen warm = viewers.view(photos, photo -> anywhere(lab, photo), time, pace.seed() + 1);
      long fetched = cold.misses() + warm.misses();
      long most = (long) PHOTOS * edges(lab).size();
      boolean kept =
          warm.hitRatio() >= HIT_RATIO && fetched <= most && warm.failed() + cold.failed() == 0;
      return new Outcome(
          kept,
          String.format(
              Locale.ROOT,
              "warm: %.2f %% hits of %d looks (cold: %.1f %%); %d fetches for %d photos at %d"
                  + " edges; %d failed",
              100 * warm.hitRatio(),
              warm.hits() + warm.misses(),
              100 * cold.hitRatio(),
              fetched,
              PHOTOS,
              edges(lab).size(),
              warm.failed() + cold.failed()));
    }
  }

  private static Outcome purge(Lab lab, Pace pace) {
    try (Gallery gallery = new Gallery(lab.entrance(), pace.seed());
        Viewers viewers = new Viewers(lab.entrance())) {
      List<Shown> photos = posted(gallery, DELETED);
      awaitEdges(lab, gallery, photos);
      List<Long> millis = new ArrayList<>();
      for (Shown photo : photos) {
        List<Shown> versions = List.of(photo, gallery.edit(photo));
        millis.add(forgetting(lab, viewers, versions, () -> gallery.delete(photo)));
      }
      for (Shown photo : posted(gallery, REMOVED)) {
        millis.add(forgetting(lab, viewers, List.of(photo), () -> removes(lab, photo)));
      }
      for (int i = 0; i < REPLACED; i++) {
        Shown portrait = new Shown("", gallery.portrait());
        millis.add(forgetting(lab, viewers, List.of(portrait), gallery::portrait));
      }
      millis.sort(Long::compare);
      return new Outcome(
          millis.getLast() < PURGED_IN_MILLIS,
          "gone from all edges after p50 "
              + millis.get(millis.size() / 2)
              + " ms, at most "
              + millis.getLast()
              + " ms (looked every 50 ms), "
              + photos.size()
              + " photos in two versions each, "
              + REMOVED
              + " removed by operators, "
              + REPLACED
              + " portraits");
    }
  }

  /// As operators do it.
  private static void removes(Lab lab, Shown photo) {
    Path data = lab.folder(lab.topology().names(Kind.WEB).getFirst()).resolve("data");
    StringWriter told = new StringWriter();
    int code =
        Cli.print(
            new PrintWriter(told),
            Map.of(),
            "moderate",
            "remove-post",
            photo.post(),
            "--data=" + data);
    if (code != 0) {
      throw new LabException("a post was not removed: " + told);
    }
  }

  /// How many milliseconds after a deed no edge has the photos any more, each of which all had.
  private static long forgetting(Lab lab, Viewers viewers, List<Shown> photos, Runnable deed) {
    List<URI> all =
        photos.stream()
            .flatMap(photo -> edges(lab).stream().map(edge -> at(lab, edge, photo)))
            .toList();
    all.forEach(viewers::look);
    if (!all.stream().allMatch(each -> viewers.look(each).cache().equals("HIT"))) {
      throw new LabException("an edge had not kept a photo");
    }
    deed.run();
    long acknowledged = System.nanoTime();
    await(
        "all edges have forgotten " + photos,
        () -> all.stream().allMatch(each -> viewers.look(each).status() == 410));
    return (System.nanoTime() - acknowledged) / 1_000_000;
  }

  private static Outcome kill(Lab lab, Pace pace) {
    String victim = edges(lab).getFirst();
    try (Gallery gallery = new Gallery(lab.entrance(), pace.seed());
        Viewers viewers = new Viewers(lab.entrance())) {
      List<Shown> photos = posted(gallery, DELETED);
      awaitEdges(lab, gallery, photos);
      Map<Shown, URI> told = new ConcurrentHashMap<>();
      photos.forEach(photo -> told.put(photo, gallery.address(photo)));
      Viewers.Running people =
          viewers.begin(photos, photo -> Objects.requireNonNull(told.get(photo)), pace.seed());
      let(pace.steady());
      long took;
      try (Fault.Healing _ = new Kill(victim).inject(lab)) {
        long killed = System.nanoTime();
        await(
            "no address names " + victim,
            () -> photos.stream().noneMatch(photo -> isAt(lab, victim, gallery.address(photo))));
        took = (System.nanoTime() - killed) / 1_000_000;
        // Nobody has looked at a page again yet: they hold the old addresses.
        let(pace.broken());
      }
      awaitEdges(lab, gallery, photos);
      let(pace.healed());
      Seen seen = people.end();
      return new Outcome(
          seen.failed() == 0 && seen.fallbacks() > 0,
          String.format(
              Locale.ROOT,
              "%d looks, %d of them at the origin instead, %d failed; no address named the edge"
                  + " after %d ms",
              seen.hits() + seen.misses() + seen.fallbacks(),
              seen.fallbacks(),
              seen.failed(),
              took));
    }
  }

  private static Outcome originKill(Lab lab, Pace pace) {
    try (Gallery gallery = new Gallery(lab.entrance(), pace.seed());
        Viewers viewers = new Viewers(lab.entrance())) {
      List<Shown> photos = posted(gallery, DELETED);
      photos.forEach(photo -> edges(lab).forEach(edge -> viewers.look(at(lab, edge, photo))));
      List<Fault.Healing> healing = new ArrayList<>();
      Seen seen;
      try {
        RollingRestart.webServers(lab).forEach(web -> healing.add(new Kill(web).inject(lab)));
        seen = viewers.view(photos, photo -> anywhere(lab, photo), pace.broken(), pace.seed());
      } finally {
        healing.forEach(Fault.Healing::close);
      }
      await(
          "the edges see the servers again",
          () -> edges(lab).stream().allMatch(edge -> lab.unready(edge).isEmpty()));
      return new Outcome(
          seen.failed() == 0 && seen.misses() == 0 && seen.hits() > 0,
          seen.hits() + " looks answered by edges without a server, " + seen.failed() + " failed");
    }
  }

  private static void let(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
