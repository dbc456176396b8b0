package sadari.web.oauth;

import java.util.List;
import sadari.core.account.Account;
import sadari.core.account.SignUp;
import sadari.core.session.App;
import sadari.core.session.Scopes;
import sadari.web.http.Request;
import sadari.web.http.Response;

/// The server-made pages of signing up, logging in and consenting. They work without scripts, in
/// the language of the request.
public interface AuthForms {
  /// What each form carries along.
  ///
  /// @param forgeryToken to be sent back in the field `csrf`
  /// @param returnTo where to go afterwards: a path of this server; sent back in `return_to`
  record Frame(String forgeryToken, String returnTo) {}

  /// The form at `/auth/log_in`: fields `login`, `password`.
  ///
  /// @param login as entered before
  /// @param failed whether that was wrong
  Response logIn(Request request, Frame frame, String login, boolean failed);

  /// The form at `/auth/sign_up`: fields `username`, `email`, `password`, `agreement`.
  ///
  /// @param username as entered before
  /// @param problems what was wrong with it
  Response signUp(
      Request request, Frame frame, String username, String email, List<SignUp.Problem> problems);

  /// Tells that nobody can sign up.
  Response signUpClosed(Request request);

  /// The form at `/oauth/authorize`: fields `decision` (`allow` or `deny`) and all of `parameters`.
  ///
  /// @param parameters hidden fields that carry the request of the application
  Response consent(
      Request request,
      Frame frame,
      App app,
      Scopes scopes,
      Account account,
      List<Hidden> parameters);

  /// A hidden field.
  record Hidden(String name, String value) {}

  /// Shows a code to be typed into the application.
  Response showCode(Request request, App app, String code);

  /// Tells why what was asked for cannot be.
  ///
  /// @param status of the answer
  /// @param reason for the person; plain text
  Response refused(Request request, int status, Refusal reason);

  /// Why somebody is not let in, or an application's request cannot be answered by sending the
  /// browser back to it.
  enum Refusal {
    UNKNOWN_APP,
    WRONG_REDIRECT,
    EXPIRED_PAGE,
    /// This server's operators froze the account.
    FROZEN
  }
}
