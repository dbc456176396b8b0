package sadari.lab.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import sadari.lab.history.Subject.Known;
import sadari.lab.history.Subject.Sighting;
import sadari.lab.history.VersionGraph.Reason;

/// Puts a thing's versions in order, as Elle does for lists (Kingsbury and Alvaro, VLDB 2020), but
/// for the guarantees of sessions (Terry et al., PDIS 1994) and with real time.
///
/// A version comes before another when
/// - it was there before the other was asked for: its writer was told so, or somebody saw it;
/// - an account knew of it, from its own write or from a read, and a later read of the same account
///   shows the other (read-your-writes, monotonic reads). Operations that overlap say nothing;
/// - anybody knew of it, and a settled read shows the other (nothing is lost).
///
/// An order that satisfies all of this exists if and only if the graph has no cycle: effects are
/// placed in that order, each as soon as it and all before it were asked for, which is before
/// anybody was told of it, or an edge would say otherwise.
final class Sessions {
  private final Subject subject;
  private final VersionGraph graph;
  private final List<Known> seen = new ArrayList<>();

  private Sessions(Subject subject) {
    this.subject = subject;
    this.graph = new VersionGraph(subject.versions().size());
  }

  static VersionGraph order(Subject subject) {
    Sessions sessions = new Sessions(subject);
    sessions.life();
    List<Reading> readings = sessions.readings();
    sessions.realTime();
    readings.forEach(sessions::add);
    return sessions.graph;
  }

  /// That `known` was known when `read` showed a version.
  private record Reading(Known known, Operation read, int version) {}

  private void life() {
    for (int version = 1; version < subject.versions().size(); version++) {
      graph.add(Subject.FIRST, version, new Reason.Life());
    }
    if (subject.kind() != Subject.Kind.PROFILE && subject.versions().size() > Subject.REMOVED) {
      graph.add(Subject.PRESENT, Subject.REMOVED, new Reason.Life());
    }
  }

  /// Goes through time: what was known to whom when each read began?
  private List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    List<Sighting> inTurn = new ArrayList<>(subject.sightings());
    inTurn.sort(Comparator.comparingLong(sighting -> sighting.read().invoked()));
    PriorityQueue<Known> pending =
        new PriorityQueue<>(Comparator.comparingLong(known -> known.by().completed()));
    pending.addAll(subject.acknowledged());
    Map<Integer, Known> toAnybody = new TreeMap<>();
    Map<String, Map<Integer, Known>> byAccount = new HashMap<>();
    for (Sighting sighting : inTurn) {
      Operation read = sighting.read();
      while (!pending.isEmpty() && pending.peek().by().precedes(read)) {
        Known told = pending.remove();
        toAnybody.put(told.version(), told);
        byAccount.computeIfAbsent(told.account(), _ -> new TreeMap<>()).put(told.version(), told);
      }
      Map<Integer, Known> known =
          read.settled() ? toAnybody : byAccount.getOrDefault(read.account(), Map.of());
      int version = resolve(sighting, known);
      known.values().forEach(item -> readings.add(new Reading(item, read, version)));
      Known now = new Known(read.account(), version, read);
      seen.add(now);
      pending.add(now);
    }
    return readings;
  }

  /// A thing that is not seen by who knows that it was there must have been removed, if it can be.
  private int resolve(Sighting sighting, Map<Integer, Known> known) {
    if (sighting.version() != Subject.ABSENT) {
      return sighting.version();
    }
    boolean wasThere = known.containsKey(Subject.PRESENT) || known.containsKey(Subject.REMOVED);
    return wasThere && subject.canBeRemovedBy(sighting.read().completed())
        ? Subject.REMOVED
        : Subject.FIRST;
  }

  private void realTime() {
    long[] there = new long[subject.versions().size()];
    Arrays.setAll(there, version -> subject.versions().get(version).completed());
    seen.forEach(
        known -> there[known.version()] = Math.min(there[known.version()], known.by().completed()));
    for (int from = 1; from < there.length; from++) {
      for (int to = 1; to < there.length; to++) {
        if (there[from] < subject.versions().get(to).invoked()) {
          graph.add(from, to, new Reason.RealTime());
        }
      }
    }
  }

  private void add(Reading reading) {
    graph.add(
        reading.known().version(),
        reading.version(),
        new Reason.Session(reading.known().by(), reading.read()));
  }
}
