package sadari.lab.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A thing with states that follow each other, and who saw which of them.
///
/// Version 0 is the state before all writes. A thing that comes and goes (a post, a favourite) has
/// at most two more: [#PRESENT] and [#REMOVED]; that it is not seen means one of the outer two, and
/// which of them is found out in [Sessions].
final class Subject {
  static final int FIRST = 0;
  static final int PRESENT = 1;
  static final int REMOVED = 2;
  static final int ABSENT = -1;

  private final Kind kind;
  private final String name;
  private final List<Version> versions = new ArrayList<>();
  private final List<Known> acknowledged = new ArrayList<>();
  private final List<Sighting> sightings = new ArrayList<>();

  Subject(Kind kind, String name) {
    this.kind = kind;
    this.name = name;
    this.versions.add(new Version("nothing yet", Long.MIN_VALUE, Long.MIN_VALUE));
  }

  /// What it is.
  enum Kind {
    POST,
    FAVOURITE,
    HOME,
    PROFILE
  }

  /// A state.
  ///
  /// @param invoked from when on it may be there
  /// @param completed when it was there at the latest, as its writer was told; the end of time if
  ///   nobody was told
  record Version(String name, long invoked, long completed) {}

  /// Somebody knows of a version.
  ///
  /// @param account empty where it is known to nobody in particular, only when all has settled
  /// @param by what told them
  record Known(String account, int version, Operation by) {}

  /// What a read showed.
  ///
  /// @param version or [#ABSENT]
  record Sighting(Operation read, int version) {}

  int add(Version version) {
    versions.add(version);
    return versions.size() - 1;
  }

  void acknowledge(String account, int version, Operation by) {
    acknowledged.add(new Known(account, version, by));
  }

  void see(Operation read, int version) {
    sightings.add(new Sighting(read, version));
  }

  /// A thing that comes and goes. Its versions are in order by what they are, whenever they were
  /// there.
  static Subject coming(Kind kind, String name, Operation made, Optional<Operation> removed) {
    Subject subject = new Subject(kind, name);
    int _ = subject.add(new Version("there", made.invoked(), Long.MAX_VALUE));
    removed.ifPresent(
        gone -> subject.add(new Version("gone again", gone.invoked(), Long.MAX_VALUE)));
    return subject;
  }

  boolean canBeRemovedBy(long time) {
    return kind != Kind.PROFILE
        && versions.size() > REMOVED
        && versions.get(REMOVED).invoked() <= time;
  }

  Kind kind() {
    return kind;
  }

  String name() {
    return name;
  }

  List<Version> versions() {
    return versions;
  }

  List<Known> acknowledged() {
    return acknowledged;
  }

  List<Sighting> sightings() {
    return sightings;
  }
}
