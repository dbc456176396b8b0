package sadari.web.view;

import sadari.core.session.OAuth;
import sadari.web.http.Json;

/// A granted token as JSON: Token.
public final class TokenView {
  private TokenView() {}

  /// The answer of a grant, the only time that the secret is shown.
  public static byte[] json(OAuth.Granted granted) {
    return Json.object(
        json ->
            json.field("access_token", granted.secret().text())
                .field("token_type", "Bearer")
                .field("scope", granted.token().scopes().text())
                .field("created_at", granted.token().id().madeAt().getEpochSecond()));
  }
}
