package sadari.server.wiring;

import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sadari.core.failure.Failure;
import sadari.engine.postgres.PostgresConfig;
import sadari.engine.postgres.PostgresEngine;
import sadari.engine.postgres.move.DataMove;
import sadari.engine.postgres.move.MoveObserver;
import sadari.engine.postgres.move.MoveOutcome;
import sadari.server.lifecycle.Desk;
import sadari.web.http.HttpProblem;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;

/// Lets operators move the data of this running server: `POST /operate/move`.
///
/// The answer is a stream of lines for people, an empty one each second. The last one begins with
/// `=` when all was done and with `!` when not. Who closes the connection before ends the move.
final class MovePart {
  private static final Logger log = LoggerFactory.getLogger(MovePart.class);

  private final PostgresEngine engine;
  private final AtomicBoolean moving = new AtomicBoolean();

  private MovePart(PostgresEngine engine) {
    this.engine = engine;
  }

  static void offer(Desk desk, PostgresEngine engine) {
    desk.deed("move", new MovePart(engine)::handle);
  }

  private Response handle(Request request) {
    Params params = request.params();
    PostgresConfig target = target(params);
    boolean only = params.text("dry-run") != null;
    return Response.stream("text/plain; charset=utf-8", out -> stream(out, target, only));
  }

  private PostgresConfig target(Params params) {
    String url = needed(params, "to");
    if (!url.startsWith("jdbc:postgresql://") || url.contains("password=")) {
      throw HttpProblem.badRequest(
          "--to is jdbc:postgresql://host:port/database, no password in it");
    }
    PostgresConfig.Login login =
        new PostgresConfig.Login(needed(params, "user"), params.text("password", ""));
    PostgresConfig config =
        PostgresConfig.of(url, login)
            .withPoolSize(engine.config().poolSize())
            .withPrepareThreshold(engine.config().prepareThreshold());
    String owner = params.text("owner-user");
    if (owner == null) {
      return config;
    }
    return config.withMigration(
        new PostgresConfig.Migration.ByOwner(
            params.text("owner-url", url),
            new PostgresConfig.Login(owner, params.text("owner-password", ""))));
  }

  private static String needed(Params params, String name) {
    String value = params.text(name);
    if (value == null) {
      throw HttpProblem.badRequest("--" + name + " is missing");
    }
    return value;
  }

  private void stream(OutputStream out, PostgresConfig target, boolean only) {
    Lines lines = new Lines(out);
    if (!moving.compareAndSet(false, true)) {
      lines.say("! a move is under way already");
      return;
    }
    try {
      Exposure.of(target.jdbcUrl()).ifPresent(lines::say);
      MoveOutcome outcome =
          only
              ? DataMove.check(engine, target, observer(lines))
              : DataMove.run(engine, target, observer(lines));
      MoveReport.of(outcome, target).forEach(lines::say);
      log(outcome);
    } catch (Failure e) {
      lines.say("! " + e.getMessage());
    } finally {
      moving.set(false);
    }
  }

  private static MoveObserver observer(Lines lines) {
    return new MoveObserver() {
      @Override
      public void say(String line) {
        lines.say(line);
      }

      @Override
      public boolean isThere() {
        return lines.isThere();
      }
    };
  }

  private static void log(MoveOutcome outcome) {
    switch (outcome) {
      case MoveOutcome.Moved moved ->
          log.info(
              "the data was moved, {} rows; writes paused for {} ms",
              moved.rows(),
              moved.pause().toMillis());
      case MoveOutcome.Aborted(String reason) -> log.warn("the data was not moved: {}", reason);
      case MoveOutcome.Refused _, MoveOutcome.Ready _ -> log.info("no data was moved");
    }
  }
}
