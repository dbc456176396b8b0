package sadari.lab.history;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// What no correct server could have told its clients, with the operations that show it.
public sealed interface Violation {
  /// All that is wrong with a history.
  static List<Violation> in(Collection<Operation> operations) {
    return Checker.check(operations);
  }

  /// What is wrong, for people.
  String told();

  /// The operations that show it, in the order in which they began.
  List<Operation> evidence();

  /// All of it, over several lines.
  default String explanation() {
    return told()
        + evidence().stream().map(operation -> "\n    " + operation).collect(Collectors.joining());
  }

  /// Something was shown that nobody had asked for by then, or that was refused.
  record Phantom(String thing, Operation read) implements Violation {
    @Override
    public String told() {
      return "phantom: " + thing + " is shown, but nobody can have made it by then";
    }

    @Override
    public List<Operation> evidence() {
      return List.of(read);
    }
  }

  /// Something that was done once took effect twice.
  record DoubleEffect(String thing, List<Operation> evidence) implements Violation {
    @Override
    public String told() {
      return "double effect: " + thing;
    }
  }

  /// A page is not in the order of its posts' ids, newest first.
  record Disordered(String above, String below, Operation read) implements Violation {
    @Override
    public String told() {
      return "disorder: " + above + " is listed above " + below + ", which is newer";
    }

    @Override
    public List<Operation> evidence() {
      return List.of(read);
    }
  }

  /// An account was not shown its own acknowledged write.
  record NotReadYourWrites(String thing, Operation write, Operation read) implements Violation {
    @Override
    public String told() {
      return "read-your-writes: " + thing + " is not as its writer was told";
    }

    @Override
    public List<Operation> evidence() {
      return List.of(write, read);
    }
  }

  /// An author was told that their own acknowledged post is not there.
  record GoneForItsAuthor(String thing, Operation write, Operation read) implements Violation {
    @Override
    public String told() {
      return "read-your-writes: " + thing + " was acknowledged, and is not found by its author";
    }

    @Override
    public List<Operation> evidence() {
      return List.of(write, read);
    }
  }

  /// An account was shown something older than what it had been shown before.
  record WentBack(String thing, Operation earlier, Operation later) implements Violation {
    @Override
    public String told() {
      return "monotonic reads: " + thing + " went back for one reader";
    }

    @Override
    public List<Operation> evidence() {
      return List.of(earlier, later);
    }
  }

  /// An acknowledged write is not there after all has settled.
  record Lost(String thing, Operation write, Operation read) implements Violation {
    @Override
    public String told() {
      return "lost write: " + thing + " was acknowledged, and is not there in the end";
    }

    @Override
    public List<Operation> evidence() {
      return List.of(write, read);
    }
  }

  /// Something was shown to somebody and is not there after all has settled.
  record Vanished(String thing, Operation seen, Operation read) implements Violation {
    @Override
    public String told() {
      return "vanished: " + thing + " was shown, and is not there in the end";
    }

    @Override
    public List<Operation> evidence() {
      return List.of(seen, read);
    }
  }

  /// A home timeline lacks a post of somebody followed, or has one that was deleted, after all has
  /// settled.
  record HomeIncomplete(String thing, Operation write, Operation read) implements Violation {
    @Override
    public String told() {
      return "home timeline: " + thing + " is not as it should be in the end";
    }

    @Override
    public List<Operation> evidence() {
      return List.of(write, read);
    }
  }

  /// No single order of a thing's versions explains what was shown.
  record OrdersDiffer(String thing, List<Operation> evidence) implements Violation {
    @Override
    public String told() {
      return "order: no one order of the versions of " + thing + " explains what was shown";
    }
  }
}
