package sadari.web.http;

import org.jspecify.annotations.Nullable;

/// Who is asking, as far as rate limits care.
public sealed interface Caller {
  /// Nobody known: counted by address. Also a wrong token, or trying tokens would be free.
  record Anonymous() implements Caller {}

  /// Somebody with a valid token.
  ///
  /// @param token the token's id, not the token
  /// @param account the account's id, or null for an app that acts for itself
  record Known(String token, @Nullable String account) implements Caller {}
}
