package sadari.server.wiring;

import java.util.List;
import sadari.core.account.Account;
import sadari.core.account.SignUp;
import sadari.core.session.App;
import sadari.core.session.Scopes;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.oauth.AuthForms;

/// Temporary.
final class NoForms implements AuthForms {
  @Override
  public Response logIn(Request request, Frame frame, String login, boolean failed) {
    return Response.html("<form>" + frame.forgeryToken());
  }

  @Override
  public Response signUp(
      Request request, Frame frame, String username, String email, List<SignUp.Problem> problems) {
    return Response.html("<form>" + frame.forgeryToken());
  }

  @Override
  public Response signUpClosed(Request request) {
    return Response.html("closed");
  }

  @Override
  public Response consent(
      Request request,
      Frame frame,
      App app,
      Scopes scopes,
      Account account,
      List<Hidden> parameters) {
    return Response.html("consent");
  }

  @Override
  public Response showCode(Request request, App app, String code) {
    return Response.html(code);
  }

  @Override
  public Response refused(Request request, int status, Refusal reason) {
    return Response.html(status, reason.name());
  }
}
