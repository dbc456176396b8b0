package sadari.server.wiring;

import sadari.core.session.Principal;
import sadari.scale.session.Reading.Mode;
import sadari.scale.session.SessionGuarantees;
import sadari.web.http.Filter;
import sadari.web.http.Handler;
import sadari.web.http.Method;
import sadari.web.session.Callers;

/// Opens the account's reading around each request: GET and HEAD are for being shown, whatever else
/// decides. Inside [Callers], who know the account.
///
/// A body that is written while it is sent is made outside of it, and decides.
final class SessionFilter implements Filter {
  private final SessionGuarantees guarantees;

  SessionFilter(SessionGuarantees guarantees) {
    this.guarantees = guarantees;
  }

  @Override
  public Handler around(Handler next) {
    return request ->
        guarantees.during(
            mode(request.method()),
            Callers.principal(request).flatMap(Principal::account),
            () -> next.handle(request));
  }

  private static Mode mode(Method method) {
    return switch (method) {
      case GET, HEAD -> Mode.READ;
      case POST, PUT, PATCH, DELETE, OPTIONS -> Mode.DECIDE;
    };
  }
}
