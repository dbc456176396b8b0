package sadari.engine.haproxy;

import java.time.Duration;

/// How a server is written: the same words in the file and in the runtime API, which does not
/// inherit what the file says of all servers.
record ServerLine(WebServer server, Policy policy) {
  /// In a backend that heeds whether the server wants new requests.
  String ready() {
    Duration warmUp = policy.checks().slowStart();
    String slowStart = warmUp.isZero() ? "" : " slowstart " + ms(warmUp);
    return checked(policy.checks().interval()) + slowStart;
  }

  /// In a backend that heeds only whether it is alive: a fallback, looked after less often.
  String living() {
    return checked(policy.checks().interval().multipliedBy(5));
  }

  /// Only what breaks below HTTP counts as an error of the server: an answer of 503 is a server
  /// that defends itself, and to take it out would hand its load to the others.
  private String checked(Duration interval) {
    Policy.Checks checks = policy.checks();
    return ("%s %s weight %d check addr %s port %d inter %s fastinter %s downinter %s fall %d rise %d"
            + " observe layer4 error-limit 3 on-error fastinter"
            + " on-marked-down shutdown-sessions maxconn %d")
        .formatted(
            server.name(),
            server.address(),
            server.weight(),
            server.health().bracketedHost(),
            server.health().port(),
            ms(interval),
            ms(checks.fast()),
            ms(interval),
            checks.fall(),
            checks.rise(),
            policy.bounds().perServer());
  }

  static String ms(Duration duration) {
    return duration.toMillis() + "ms";
  }
}
