package sadari.web.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the page shows on which somebody lets an application in.
///
/// The form posts `decision` (`allow` or `deny`), `csrf` and `hidden` to `/oauth/authorize`.
///
/// @param app the application's name, as it gave it itself
/// @param scopes OAuth scopes, told in words
/// @param handle of the account one is logged in as
/// @param displayName may be empty
/// @param avatar the address of the account's picture, if it has one
/// @param request the authorization request
public record ConsentView(
    Reader reader,
    String app,
    List<String> scopes,
    String handle,
    String displayName,
    Optional<String> avatar,
    Request request) {

  public ConsentView {
    scopes = List.copyOf(scopes);
  }

  /// The authorization request, to be sent back with the decision.
  ///
  /// @param csrfToken that the form must bring back
  /// @param redirectUri where the answer leads
  /// @param returnPath of this page, for whoever logs in with another account
  /// @param hidden the request's parameters
  public record Request(
      String csrfToken, String redirectUri, String returnPath, Map<String, String> hidden) {
    public Request {
      hidden = Map.copyOf(hidden);
    }
  }

  @Override
  public String toString() {
    return "ConsentView[***]";
  }
}
