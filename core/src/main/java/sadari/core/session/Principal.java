package sadari.core.session;

import java.util.Optional;
import sadari.core.id.AccountId;

/// Who is asking, proven by a token.
///
/// @param secret the token's secret as it was sent
public record Principal(AccessToken token, Secret secret) {
  /// The person; empty where an application asks for itself.
  public Optional<AccountId> account() {
    return token.account();
  }
}
