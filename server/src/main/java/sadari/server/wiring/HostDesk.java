package sadari.server.wiring;

import java.util.List;
import java.util.Locale;
import sadari.engine.postgres.HostState;
import sadari.engine.postgres.PostgresEngine;
import sadari.server.lifecycle.Desk;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Request;
import sadari.web.http.Response;

/// Shows operators the hosts of the database (`GET /operate/hosts`) and lets them name one more, or
/// take one back, while all servers run (`POST /operate/hosts`, `add=host:port` or
/// `remove=host:port`). What they name is in the database: every server learns it within moments.
final class HostDesk {
  private final PostgresEngine engine;

  private HostDesk(PostgresEngine engine) {
    this.engine = engine;
  }

  static void offer(Desk desk, PostgresEngine engine) {
    HostDesk hosts = new HostDesk(engine);
    desk.look("hosts", _ -> hosts.list());
    desk.deed("hosts", hosts::change);
  }

  private Response list() {
    List<HostState> hosts = engine.hosts();
    return Response.json(
        200,
        Json.object(
            json ->
                json.array(
                    "hosts", hosts, (each, host) -> each.fields(fields -> write(fields, host)))));
  }

  private static void write(Json json, HostState host) {
    json.field("host", host.name());
    json.field("role", host.role().name().toLowerCase(Locale.ROOT));
    json.field("timeline", host.timeline());
    json.field("serving", host.serving());
    json.field("lag_bytes", host.lagBytes());
    json.field("lag_milliseconds", host.lagTime().toMillis());
  }

  private Response change(Request request) {
    String add = request.params().text("add");
    String remove = request.params().text("remove");
    if (add != null) {
      demand(engine.addHost(add));
    }
    if (remove != null) {
      demand(engine.removeHost(remove));
    }
    return list();
  }

  private static void demand(boolean done) {
    if (!done) {
      throw HttpProblem.badRequest("a host is given as name:port");
    }
  }
}
