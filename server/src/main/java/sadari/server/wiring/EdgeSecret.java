package sadari.server.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import sadari.engine.varnish.VarnishEngine;
import sadari.web.http.Filter;
import sadari.web.http.Handler;
import sadari.web.http.HttpProblem;

/// Lets in who shows the secret of the edges.
final class EdgeSecret implements Filter {
  private final byte[] secret;

  EdgeSecret(String secret) {
    this.secret = secret.getBytes(UTF_8);
  }

  @Override
  public Handler around(Handler next) {
    return request -> {
      String shown = request.header(VarnishEngine.SECRET_HEADER);
      // Takes the same time however much of it is right.
      if (shown == null || !MessageDigest.isEqual(secret, shown.getBytes(UTF_8))) {
        throw HttpProblem.forbidden("Only edges are answered here");
      }
      return next.handle(request);
    };
  }
}
