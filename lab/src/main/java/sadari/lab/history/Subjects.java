package sadari.lab.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sadari.lab.history.Subject.Kind;
import sadari.lab.history.Subject.Version;

/// Takes a history apart into things with versions: posts, posts in home timelines, favourites,
/// display names.
final class Subjects {
  private final Things things;
  private final List<Violation> violations;
  private final Map<String, Subject> posts = new LinkedHashMap<>();
  private final Map<Things.Mark, Subject> marks = new LinkedHashMap<>();
  private final Map<String, NavigableMap<Long, Subject>> homes = new LinkedHashMap<>();
  private final Map<String, Names> profiles = new LinkedHashMap<>();

  /// Posts by author and id: what a page from a floor on would show.
  private final Map<String, NavigableMap<Long, Subject>> lists = new HashMap<>();

  private Subjects(Things things, List<Violation> violations) {
    this.things = things;
    this.violations = violations;
  }

  /// All things of a history; what is not a thing at all is a violation.
  static List<Subject> of(Things things, List<Violation> violations) {
    Subjects subjects = new Subjects(things, violations);
    subjects.addPosts();
    subjects.addMarks();
    subjects.addHomes();
    things.edits().forEach((account, edits) -> subjects.profile(account).addAll(edits));
    things.reads().forEach(subjects::read);
    List<Subject> all = new ArrayList<>(subjects.posts.values());
    all.addAll(subjects.marks.values());
    subjects.homes.values().forEach(home -> all.addAll(home.values()));
    subjects.profiles.values().forEach(names -> all.add(names.subject));
    return all;
  }

  private void addPosts() {
    things
        .posts()
        .forEach(
            (post, made) -> {
              Optional<Operation> removed = things.delete(post);
              Subject subject = Subject.coming(Kind.POST, post, made, removed);
              acknowledge(subject, Optional.of(made), Subject.PRESENT, made.account());
              acknowledge(subject, removed, Subject.REMOVED, made.account());
              posts.put(post, subject);
              if (things.id(post) != 0) {
                lists
                    .computeIfAbsent(made.account(), _ -> new TreeMap<>())
                    .put(things.id(post), subject);
              }
            });
  }

  private void addMarks() {
    things
        .favourites()
        .forEach(
            (mark, made) -> {
              Optional<Operation> removed = things.unfavourite(mark);
              String name = mark.account() + "'s favourite of " + mark.post();
              Subject subject = Subject.coming(Kind.FAVOURITE, name, made, removed);
              acknowledge(subject, Optional.of(made), Subject.PRESENT, mark.account());
              acknowledge(subject, removed, Subject.REMOVED, mark.account());
              marks.put(mark, subject);
            });
  }

  private static void acknowledge(
      Subject subject, Optional<Operation> write, int version, String account) {
    write
        .filter(Operation::ok)
        .ifPresent(operation -> subject.acknowledge(account, version, operation));
  }

  /// Posts reach home timelines after they are acknowledged; nobody knows when.
  private void addHomes() {
    Map<String, List<Operation>> followers =
        things.follows().stream()
            .collect(
                Collectors.groupingBy(operation -> ((Action.Follow) operation.action()).target()));
    things
        .posts()
        .forEach(
            (post, made) -> {
              for (Operation follow : followers.getOrDefault(made.account(), List.of())) {
                if (follow.precedes(made) && things.id(post) != 0) {
                  Subject home = home(follow.account(), post, made);
                  acknowledge(home, Optional.of(made), Subject.PRESENT, "");
                  acknowledge(home, things.delete(post), Subject.REMOVED, "");
                }
              }
            });
  }

  private Subject home(String account, String post, Operation made) {
    return homes
        .computeIfAbsent(account, _ -> new TreeMap<>())
        .computeIfAbsent(
            things.id(post),
            _ ->
                Subject.coming(
                    Kind.HOME, post + " at home of " + account, made, things.delete(post)));
  }

  private Names profile(String account) {
    return profiles.computeIfAbsent(account, Names::new);
  }

  private void read(Operation read) {
    switch (read.action()) {
      case Action.ReadList(String author, Page page) -> {
        checkPage(read, page);
        see(lists.getOrDefault(author, new TreeMap<>()), read, page);
      }
      case Action.ReadHome(Page page) -> {
        checkPage(read, page);
        for (Page.Entry entry : page.entries()) {
          things.post(entry.post()).ifPresent(made -> home(read.account(), entry.post(), made));
        }
        see(homes.getOrDefault(read.account(), new TreeMap<>()), read, page);
      }
      case Action.ReadPost(String post, Optional<Action.Seen> seen) -> readPost(read, post, seen);
      case Action.ReadProfile(String of, String version) -> profile(of).see(read, version);
      case Action.Write _ -> {}
    }
  }

  /// What a page shows and what it does not, though it would be there.
  private static void see(NavigableMap<Long, Subject> places, Operation read, Page page) {
    Set<Long> shown = page.entries().stream().map(Page.Entry::id).collect(Collectors.toSet());
    places
        .tailMap(Math.max(page.floor(), 1), true)
        .forEach((id, subject) -> see(subject, read, shown.contains(id)));
  }

  private void readPost(Operation read, String post, Optional<Action.Seen> seen) {
    Subject subject = posts.get(post);
    if (subject == null) {
      if (seen.isPresent()) {
        violations.add(new Violation.Phantom(post, read));
      }
      return;
    }
    see(subject, read, seen.isPresent());
    Subject mark = marks.get(new Things.Mark(read.account(), post));
    if (seen.isPresent() && mark != null) {
      see(mark, read, seen.get().favourited());
    } else if (seen.isPresent() && seen.get().favourited()) {
      violations.add(new Violation.Phantom(read.account() + "'s favourite of " + post, read));
    }
  }

  private static void see(Subject subject, Operation read, boolean there) {
    subject.see(read, there ? Subject.PRESENT : Subject.ABSENT);
  }

  private void checkPage(Operation read, Page page) {
    Page.Entry above = null;
    for (Page.Entry entry : page.entries()) {
      Optional<Operation> made = things.post(entry.post());
      if (made.isEmpty()) {
        violations.add(new Violation.Phantom(entry.post(), read));
      } else if (things.id(entry.post()) != entry.id()) {
        violations.add(
            new Violation.DoubleEffect(
                entry.post() + " was posted once and is there twice, as " + entry.id() + ", too",
                List.of(made.get(), read)));
      } else if (above != null && above.id() < entry.id()) {
        violations.add(new Violation.Disordered(above.post(), entry.post(), read));
      } else if (above != null && above.id() == entry.id()) {
        violations.add(
            new Violation.DoubleEffect(entry.post() + " is listed twice", List.of(read)));
      }
      above = entry;
    }
  }

  /// The display names of an account.
  private final class Names {
    private final Subject subject;
    private final Map<String, Integer> versions = new HashMap<>();

    Names(String account) {
      this.subject = new Subject(Kind.PROFILE, "the name of " + account);
    }

    void addAll(List<Operation> edits) {
      for (Operation edit : edits) {
        String name = ((Action.Edit) edit.action()).version();
        long there = edit.ok() ? edit.completed() : Long.MAX_VALUE;
        int version = subject.add(new Version(name, edit.invoked(), there));
        versions.put(name, version);
        acknowledge(subject, Optional.of(edit), version, edit.account());
      }
    }

    void see(Operation read, String name) {
      Integer version = name.isEmpty() ? Integer.valueOf(Subject.FIRST) : versions.get(name);
      if (version == null) {
        violations.add(new Violation.Phantom(subject.name() + ", " + name + ",", read));
      } else {
        subject.see(read, version);
      }
    }
  }
}
