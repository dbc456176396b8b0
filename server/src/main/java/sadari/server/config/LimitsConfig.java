package sadari.server.config;

/// Numbers that bound what one person can cost, and all together.
///
/// @param media how big a photo may be
/// @param rates how often somebody may ask
/// @param passwords what one check of a password costs
/// @param celebrityFollowers from how many followers on an author's posts are merged into home
///   timelines when they are read, instead of being written to each follower's
/// @param overload what is done when all together ask for too much
public record LimitsConfig(
    MediaLimits media,
    RateLimits rates,
    PasswordCost passwords,
    int celebrityFollowers,
    OverloadConfig overload) {
  static LimitsConfig from(Settings settings) {
    return new LimitsConfig(
        MediaLimits.from(settings),
        RateLimits.from(settings),
        PasswordCost.from(settings),
        settings.number("timeline.celebrity-followers", 10_000, 1, 1_000_000_000),
        OverloadConfig.from(settings));
  }
}
