package sadari.web.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Refuses who calls too often with 429, and tells everybody how much is left.
public final class RateLimiting implements Filter {
  private final RateLimiter limiter;
  private final RateLimits limits;
  private final Function<Request, Caller> callers;
  private final InstantSource clock;

  /// @param callers finds out who asks; should be cheap, and may leave what it found on the request
  public RateLimiting(
      RateLimiter limiter,
      RateLimits limits,
      Function<Request, Caller> callers,
      InstantSource clock) {
    this.limiter = limiter;
    this.limits = limits;
    this.callers = callers;
    this.clock = clock;
  }

  @Override
  public Handler around(Handler next) {
    return request -> {
      RateClass rate = request.route().options().rate();
      if (rate == RateClass.NONE) {
        return next.handle(request);
      }
      RateLimiter.Verdict verdict = judge(request, rate);
      if (verdict.allowed()) {
        return told(next.handle(request), verdict);
      }
      long wait = Math.max(1, verdict.reset().getEpochSecond() - clock.instant().getEpochSecond());
      HttpProblem problem =
          HttpProblem.of(429, "Too many requests").with("Retry-After", Long.toString(wait));
      return told(problem.response(), verdict);
    };
  }

  private RateLimiter.Verdict judge(Request request, RateClass rate) {
    Caller caller = callers.apply(request);
    RateLimiter.Verdict general =
        switch (caller) {
          case Caller.Known known when known.account() != null ->
              tighter(
                  limiter.take(limits.token(), known.token()),
                  limiter.take(limits.account(), known.account()));
          case Caller.Known _ -> limiter.take(limits.address(), address(request));
          case Caller.Anonymous _ -> limiter.take(limits.address(), address(request));
        };
    if (!general.allowed()) {
      return general;
    }
    return switch (rate) {
      case NONE, GENERAL -> general;
      case MEDIA -> limiter.take(limits.media(), accountOrAddress(caller, request));
      case SIGN_UP -> limiter.take(limits.signUp(), address(request));
      case LOG_IN -> limiter.take(limits.logIn(), address(request));
    };
  }

  private static RateLimiter.Verdict tighter(RateLimiter.Verdict a, RateLimiter.Verdict b) {
    return a.remaining() <= b.remaining() && (b.allowed() || !a.allowed()) ? a : b;
  }

  private static String accountOrAddress(Caller caller, Request request) {
    @Nullable String account = caller instanceof Caller.Known known ? known.account() : null;
    return account == null ? address(request) : account;
  }

  /// One household has a whole /64 of IPv6.
  private static String address(Request request) {
    InetAddress address = request.clientAddress();
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
  }

  private static Response told(Response response, RateLimiter.Verdict verdict) {
    return response
        .plus("X-RateLimit-Limit", Integer.toString(verdict.limit()))
        .plus("X-RateLimit-Remaining", Integer.toString(verdict.remaining()))
        .plus("X-RateLimit-Reset", iso(verdict.reset()));
  }

  /// Windows end on whole seconds.
  private static String iso(Instant time) {
    String text = time.toString();
    return text.substring(0, text.length() - 1) + ".000Z";
  }
}
