package sadari.web.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;

/// Collects a small body on the event loop, so that its handler starts once and never waits for it.
final class BodyCollector {
  private static final long SLOWEST_BYTES_PER_SECOND = 1024;

  private final Exchange exchange;
  private final HttpServerRequest in;
  private final Listener listener;
  private final long limit;
  private final long announced;
  private final long began = System.nanoTime();
  private final ByteArrayOutputStream bytes;
  private boolean done;
  private long reserved;

  BodyCollector(
      Exchange exchange, HttpServerRequest in, Listener listener, long limit, long announced) {
    this.exchange = exchange;
    this.in = in;
    this.listener = listener;
    this.limit = limit;
    this.announced = announced;
    // What is announced may never come: memory is taken as it arrives.
    this.bytes = new ByteArrayOutputStream(Math.clamp(announced, 64, 4096));
  }

  void begin() {
    listener.collecting(this);
    in.handler(this::take);
    in.endHandler(_ -> end());
    in.exceptionHandler(_ -> abandon());
  }

  private void take(Buffer buffer) {
    if (done) {
      return;
    }
    if (bytes.size() + (long) buffer.length() > limit) {
      refuse(HttpProblem.tooLarge(limit));
      return;
    }
    reserved += buffer.length();
    if (!listener.reserve(buffer.length())) {
      refuse(HttpProblem.of(503, "Too much to do right now; try again").with("Retry-After", "1"));
      return;
    }
    bytes.writeBytes(buffer.getBytes());
  }

  private void end() {
    if (finish()) {
      exchange.collected(bytes.toByteArray());
    }
  }

  private void refuse(HttpProblem problem) {
    if (finish()) {
      exchange.refuse(problem);
    }
  }

  private void abandon() {
    if (finish()) {
      exchange.abandon();
    }
  }

  private boolean finish() {
    if (done) {
      return false;
    }
    done = true;
    listener.collected(this);
    listener.release(reserved);
    return true;
  }

  /// Called every second: cuts off who sends too slowly to ever be done.
  void check(long now, long stallNanos) {
    long allowed = stallNanos + bytes.size() * 1_000_000_000L / SLOWEST_BYTES_PER_SECOND;
    if (!done && now - began > allowed) {
      refuse(HttpProblem.of(408, "The body comes too slowly"));
    }
  }

  @Override
  public String toString() {
    return "body of " + announced + " bytes";
  }
}
