package sadari.lab.component;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A component that is a process. To add a kind of engine to the lab is to write one of these.
public non-sealed interface Engine extends Component {
  /// Writes what the process will read, in its folder; called before every start.
  void prepare(Place place) throws IOException, InterruptedException;

  /// The command that runs it in the foreground, working in its folder.
  List<String> command(Place place);

  /// What is added to its environment: the place for secrets, which command lines show to
  /// everybody.
  default Map<String, String> environment(Place place) {
    return Map.of();
  }

  /// Why it does not serve yet; empty when it does. Called often, answers within a second.
  Optional<String> unready(Place place);

  /// What it is among its like now, such as `primary`; empty where there is no such thing, or no
  /// answer within half a second.
  default String standing(Place place) {
    return "";
  }

  /// How long a start may take.
  default Duration patience() {
    return Duration.ofSeconds(60);
  }

  /// How often it is started when it ends by itself before it serves; as a supervisor would.
  default int attempts() {
    return 1;
  }

  /// How much of the processor it gets.
  default Share share() {
    return Share.FULL;
  }

  /// The signal that ends it gracefully.
  default String stopSignal() {
    return "TERM";
  }

  /// Makes a running one what this value says, where `before` was another value of the same name.
  ///
  /// @return false where only a new start can do it
  default boolean reconfigure(Engine before, Place place) throws IOException, InterruptedException {
    return false;
  }
}
