package sadari.lab;

/// How a component is, as far as the lab did it.
public enum State {
  /// Its process was started and does not serve yet.
  STARTING,
  /// It serves, as far as its process is there.
  RUNNING,
  /// It was stopped where it is, by a fault.
  FROZEN,
  /// It was told to stop, or not yet to start.
  STOPPED,
  /// Its process ended, by a fault or by itself.
  DEAD
}
