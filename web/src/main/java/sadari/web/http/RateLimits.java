package sadari.web.http;

import java.time.Duration;
import sadari.web.http.RateLimiter.Limit;

/// How many calls are allowed to whom.
///
/// @param token for one token
/// @param account for all tokens of an account
/// @param address for calls without an account, by address (IPv6: by /64)
/// @param media for uploads of an account
/// @param signUp for new accounts from an address
/// @param logIn for passwords tried from an address
public record RateLimits(
    Limit token, Limit account, Limit address, Limit media, Limit signUp, Limit logIn) {
  private static final Duration SHORT = Duration.ofMinutes(5);
  private static final Duration LONG = Duration.ofMinutes(30);

  public static final RateLimits USUAL =
      new RateLimits(
          new Limit("token", 300, SHORT),
          new Limit("account", 1_500, SHORT),
          new Limit("address", 300, SHORT),
          new Limit("media", 30, LONG),
          new Limit("sign-up", 5, LONG),
          new Limit("log-in", 25, SHORT));
}
