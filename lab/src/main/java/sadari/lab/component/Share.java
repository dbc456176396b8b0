package sadari.lab.component;

/// How much of the machine's processor a component gets, where it stands for a machine of its own
/// beside others whose latency is measured.
///
/// @param spare whether only what nobody else wants
/// @param part of the time that it may run at all, above 0; 1 for always
public record Share(boolean spare, double part) {
  /// As any process.
  public static final Share FULL = new Share(false, 1);

  public Share {
    if (!(part > 0 && part <= 1)) {
      throw new IllegalArgumentException("a part of the time is above 0 and at most 1: " + part);
    }
  }
}
