package sadari.server.logs;

import org.slf4j.MDC;
import sadari.web.http.Filter;
import sadari.web.http.Handler;

/// Gives every log line written while a request is handled the request's id.
///
/// It stands outermost among the filters, so that the lines of the others have it too.
public final class RequestInLogs implements Filter {
  @Override
  public Handler around(Handler next) {
    return request -> {
      MDC.put(Logs.REQUEST, request.id());
      try {
        return next.handle(request);
      } finally {
        MDC.remove(Logs.REQUEST);
      }
    };
  }
}
