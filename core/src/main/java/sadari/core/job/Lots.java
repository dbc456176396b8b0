package sadari.core.job;

import java.util.function.IntSupplier;

/// Work that is done a lot at a time, so that no statement is large, until nothing is left.
public final class Lots {
  /// After so many lots it is enough for one turn.
  static final int MOST = 1_000;

  private Lots() {}

  /// Does `some` again and again, until it did less than a whole lot.
  ///
  /// @param lot how many `some` does at most, or more
  /// @return how many were done
  public static int all(int lot, IntSupplier some) {
    int all = 0;
    for (int i = 0; i < MOST; i++) {
      int done = some.getAsInt();
      all += done;
      if (done < lot) {
        break;
      }
    }
    return all;
  }
}
