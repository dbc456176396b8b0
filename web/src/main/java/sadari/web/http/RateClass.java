package sadari.web.http;

/// Which rate limits count for a route.
public enum RateClass {
  /// Not limited, e.g. assets and health checks.
  NONE,
  /// The limits for every call.
  GENERAL,
  /// Those and the one for uploads.
  MEDIA,
  /// Those and the one for new accounts.
  SIGN_UP,
  /// Those and the one for passwords.
  LOG_IN
}
