package sadari.server.config;

/// How often somebody may ask.
///
/// @param on whether anything is limited at all
/// @param token requests per token in five minutes
/// @param account requests per account in five minutes, over all its tokens
/// @param anonymous requests per address (IPv6: per /64) in five minutes
/// @param media photos per account in thirty minutes
/// @param signUp new accounts per address in thirty minutes
/// @param logIn passwords tried per address in five minutes, right or wrong
public record RateLimits(
    boolean on, int token, int account, int anonymous, int media, int signUp, int logIn) {
  private static final int MOST = 100_000_000;

  static RateLimits from(Settings settings) {
    return new RateLimits(
        settings.flag("rate-limits.on", true),
        settings.number("rate-limits.token", 300, 1, MOST),
        settings.number("rate-limits.account", 1_500, 1, MOST),
        settings.number("rate-limits.anonymous", 300, 1, MOST),
        settings.number("rate-limits.media", 30, 1, MOST),
        settings.number("rate-limits.sign-up", 5, 1, MOST),
        settings.number("rate-limits.log-in", 25, 1, MOST));
  }
}
