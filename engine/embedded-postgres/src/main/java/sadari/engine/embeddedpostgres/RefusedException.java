package sadari.engine.embeddedpostgres;

/// Carries a refusal from where it is found to [EmbeddedPostgres#start]; never leaves the package.
final class RefusedException extends Exception {
  private final transient Start.Refused refused;

  RefusedException(Start.Refused refused) {
    super(refused.message());
    this.refused = refused;
  }

  Start.Refused refused() {
    return refused;
  }
}
