package sadari.lab.fault;

import java.util.Locale;
import sadari.lab.Lab;

/// Something that goes wrong, as data: it can be printed, compared, and injected.
public interface Fault {
  /// Makes it happen, and returns when it has.
  Healing inject(Lab lab);

  /// For a person, such as `partition from web-2`.
  default String told() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /// Ends a fault; closing twice does nothing more.
  @FunctionalInterface
  interface Healing extends AutoCloseable {
    @Override
    void close();
  }
}
