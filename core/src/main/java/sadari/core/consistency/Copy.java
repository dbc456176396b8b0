package sadari.core.consistency;

/// One copy of the data of record: the primary or a replica.
public interface Copy {
  /// How operators call it; of a small fixed set.
  String name();

  /// How far this copy has come: everything that a read of it which has returned before this call
  /// could see lies at or before the answer. Many callers share one question to the database.
  ///
  /// @throws sadari.core.failure.Unavailable where it cannot be asked
  Position position();
}
