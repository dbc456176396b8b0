package sadari.core.session;

import java.time.Instant;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.AppId;
import sadari.core.id.TokenId;

/// What an application gets when a person consents, to be exchanged once for an access token (RFC
/// 6749 §4.1, with the proof key of RFC 7636).
///
/// @param id in the account's bucket
/// @param redirectUri must be repeated when the code is exchanged
/// @param challenge of the proof key, method S256; empty where the app uses none
/// @param secretHash of the code itself
public record AuthorizationCode(
    TokenId id,
    AppId app,
    AccountId account,
    Scopes scopes,
    String redirectUri,
    Optional<String> challenge,
    String secretHash,
    Instant expiresAt) {}
