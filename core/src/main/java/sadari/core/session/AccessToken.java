package sadari.core.session;

import java.time.Instant;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.AppId;
import sadari.core.id.TokenId;

/// Who may do what: an OAuth access token, or a browser's session with the server's own pages.
///
/// @param id in the account's bucket, or the app's where the token is an app's own
/// @param app who holds it; empty for a browser's session
/// @param account for whom; empty for an app's own token (client credentials)
/// @param secretHash of the bearer secret
/// @param expiresAt when it stops working; empty for never
public record AccessToken(
    TokenId id,
    Optional<AppId> app,
    Optional<AccountId> account,
    Scopes scopes,
    String secretHash,
    Optional<Instant> expiresAt) {

  /// Whether this is a browser's session.
  public boolean isSession() {
    return app.isEmpty();
  }
}
