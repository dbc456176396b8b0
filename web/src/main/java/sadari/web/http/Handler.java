package sadari.web.http;

/// Answers a request: plain blocking code on a virtual thread.
///
/// Throws {@link HttpProblem} for an error the client should read about and lets {@link
/// sadari.core.failure.Failure} pass; anything else becomes a 500. Called by many threads at once.
@FunctionalInterface
public interface Handler {
  Response handle(Request request) throws Exception;
}
