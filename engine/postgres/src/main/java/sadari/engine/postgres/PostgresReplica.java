package sadari.engine.postgres;

/// The stores on one replica: whatever they would write is refused.
final class PostgresReplica extends PostgresStores {
  PostgresReplica(Member member, QueryMeter meter) {
    super(new Sql(new Source.OfReplica(member), meter));
  }
}
