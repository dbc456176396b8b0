package sadari.lab.load;

/// Keeps the tries again of all clients at a tenth of their requests, so that a server in trouble
/// is not given more to do because of it. Thread-safe.
final class RetryBudget {
  private static final int COST = 10;
  private static final int MOST = 20 * COST;

  private int balance = MOST;

  /// A first try earns a tenth of a try again.
  synchronized void earn() {
    balance = Math.min(MOST, balance + 1);
  }

  /// Whether there may be one more.
  synchronized boolean spend() {
    if (balance < COST) {
      return false;
    }
    balance -= COST;
    return true;
  }
}
