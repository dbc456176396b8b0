package sadari.scale.overload;

/// Who goes first when not all can; in this order.
public enum Priority {
  /// What people wrote, and coming in: refused last.
  WRITE,
  /// What somebody who is known wants to see.
  READ,
  /// Strangers, crawlers, photos, bulk.
  BULK
}
