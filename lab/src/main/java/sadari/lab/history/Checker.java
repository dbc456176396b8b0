package sadari.lab.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import sadari.lab.history.VersionGraph.Edge;
import sadari.lab.history.VersionGraph.Reason;

/// Finds what is wrong in a history, whatever has been broken while it was made.
///
/// What it promises to find: an acknowledged write that is lost; a value that nobody wrote; an
/// effect that came twice; an account that does not see its own writes or sees things go back; an
/// outcome that was unknown, appeared, and vanished; a home timeline that stays incomplete. What it
/// never reports: an outcome that was unknown and did or did not happen, and whatever operations
/// that overlap may show.
///
/// The idea is that of Elle (Kingsbury and Alvaro, VLDB 2020) and Jepsen: every write is told apart
/// by its value, so what reads show tells an order of the writes, and a cycle in it proves a fault.
final class Checker {
  private Checker() {}

  /// Everything found; at most one order problem for each thing.
  static List<Violation> check(Collection<Operation> operations) {
    List<Violation> violations = new ArrayList<>();
    Things things = new Things(operations);
    for (Subject subject : Subjects.of(things, violations)) {
      phantoms(subject).ifPresent(violations::add);
      Sessions.order(subject).cycle().map(c -> fault(subject, c)).ifPresent(violations::add);
    }
    Counts.check(things, violations);
    return violations;
  }

  private static Optional<Violation> phantoms(Subject subject) {
    return subject.sightings().stream()
        .filter(sighting -> sighting.version() > Subject.FIRST)
        .filter(
            sighting ->
                subject.versions().get(sighting.version()).invoked() > sighting.read().completed())
        .findFirst()
        .map(sighting -> new Violation.Phantom(subject.name(), sighting.read()));
  }

  /// Names a cycle by what it breaks.
  private static Violation fault(Subject subject, List<Edge> cycle) {
    List<Reason.Session> sessions =
        cycle.stream()
            .map(Edge::reason)
            .filter(Reason.Session.class::isInstance)
            .map(Reason.Session.class::cast)
            .toList();
    return sessions.stream()
        .filter(session -> session.read().settled())
        .findFirst()
        .map(session -> settledFault(subject, session))
        .or(
            () ->
                Optional.of(sessions)
                    .filter(s -> s.stream().map(e -> e.read().account()).distinct().count() == 1)
                    .map(s -> sessionFault(subject, s.getLast())))
        .orElseGet(
            () ->
                new Violation.OrdersDiffer(
                    subject.name(),
                    sessions.stream()
                        .flatMap(session -> List.of(session.known(), session.read()).stream())
                        .distinct()
                        .toList()));
  }

  private static Violation settledFault(Subject subject, Reason.Session session) {
    String name = subject.name();
    if (!(session.known().action() instanceof Action.Write)) {
      return new Violation.Vanished(name, session.known(), session.read());
    }
    return subject.kind() == Subject.Kind.HOME
        ? new Violation.HomeIncomplete(name, session.known(), session.read())
        : new Violation.Lost(name, session.known(), session.read());
  }

  private static Violation sessionFault(Subject subject, Reason.Session session) {
    String name = subject.name();
    if (session.known().action() instanceof Action.Read) {
      return new Violation.WentBack(name, session.known(), session.read());
    }
    return session.known().action() instanceof Action.Post
            && session.read().action() instanceof Action.ReadPost
        ? new Violation.GoneForItsAuthor(name, session.known(), session.read())
        : new Violation.NotReadYourWrites(name, session.known(), session.read());
  }
}
