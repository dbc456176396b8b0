package sadari.web.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// One request on its way: the body is collected on the event loop, the handler runs on a virtual
/// thread, the answer is written back on the event loop in one piece.
///
/// Fields are handed from thread to thread by starting the one and by posting to the other.
final class Exchange implements Runnable, Request.Wire, Headers {
  private static final long LINGER_MILLIS = 2_000;
  private static final long LINGER_BYTES = 64L << 20;

  private final Listener listener;
  private final Listener.Line line;
  private final HttpServerRequest in;
  private final Context context;
  private final Method method;
  private Match match;
  private BodySource source = BodySource.NONE;
  private boolean bodyLeft;
  private boolean finished;
  private String id = "";
  private @Nullable Response response;
  private @Nullable FileChannel file;

  Exchange(
      Listener listener, Listener.Line line, HttpServerRequest in, Method method, Match match) {
    this.listener = listener;
    this.line = line;
    this.in = in;
    this.context = listener.context();
    this.method = method;
    this.match = match;
  }

  /// On the event loop, when the header fields are there.
  void begin() {
    id = listener.ids().of(in.getHeader("X-Request-Id"));
    RouteOptions options = match.route().options();
    long length = announced();
    if (length == 0) {
      dispatch();
    } else if (length > options.bodyLimit()) {
      refuse(HttpProblem.tooLarge(options.bodyLimit()));
    } else if (multipart()) {
      long stall = listener.timeouts().body().toNanos();
      source = new InboundBody(in, context, options.bodyLimit(), stall, expectsContinue());
      dispatch();
    } else {
      if (expectsContinue()) {
        in.response().writeContinue();
      }
      new BodyCollector(this, in, listener, options.bodyLimit(), length).begin();
    }
  }

  void collected(byte[] body) {
    source = new BodySource.Bytes(body);
    dispatch();
  }

  /// Answers without reading the body further.
  void refuse(HttpProblem problem) {
    in.pause();
    bodyLeft = true;
    match = listener.router().failing(match.route(), problem);
    dispatch();
  }

  /// The client went away before the body was complete.
  void abandon() {
    finish();
  }

  private void dispatch() {
    if (match.route().options().ready()) {
      run();
    } else if (listener.router().refuses(request())) {
      match = match.with(Router.refusal());
      run();
    } else {
      Thread.startVirtualThread(this);
    }
  }

  /// On the virtual thread: the handler with all its filters.
  @Override
  public void run() {
    Response answer;
    try (Request request = request()) {
      answer = match.route().handler().handle(request);
    } catch (Throwable e) {
      // Filters have answered every exception; what is left is an error of the machine.
      answer = Problems.answer(e, match.route().toString(), id);
    }
    try {
      answer(answer);
    } catch (Throwable e) {
      answer(Problems.answer(e, match.route().toString(), id));
    }
  }

  private Request request() {
    return new Request(seenMethod(), match, this, id, source);
  }

  private void answer(Response answer) {
    response = answer;
    switch (answer.body()) {
      case Response.Body.Bytes _ -> post(this::write);
      case Response.Body.Region region -> {
        open(region);
        post(this::write);
      }
      case Response.Body.Stream stream -> stream(stream);
    }
  }

  private void open(Response.Body.Region region) {
    try {
      file = FileChannel.open(region.file(), StandardOpenOption.READ);
    } catch (IOException e) {
      throw new IllegalStateException("a file to send cannot be opened", e);
    }
  }

  private void post(Runnable step) {
    if (Context.isOnEventLoopThread()) {
      guarded(step);
    } else {
      try {
        context.runOnContext(_ -> guarded(step));
      } catch (RejectedExecutionException e) {
        // The server has stopped without waiting any longer.
        closeFile();
        finish();
      }
    }
  }

  /// What goes wrong while writing can no longer be told to the client.
  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      Problems.answer(e, match.route().toString(), id);
      closeFile();
      finish();
      in.connection().close();
    }
  }

  private void finish() {
    if (!finished) {
      finished = true;
      line.finished();
    }
  }

  /// On the event loop: header fields and body in one write.
  private void write() {
    Response answer = Objects.requireNonNull(response);
    HttpServerResponse out = in.response();
    if (out.closed()) {
      closeFile();
      finish();
      return;
    }
    boolean last = head(out, answer);
    switch (answer.body()) {
      case Response.Body.Bytes bytes -> end(out, bytes.bytes(), last);
      case Response.Body.Region region -> region(out, region, last);
      case Response.Body.Stream _ -> throw new IllegalStateException("not in one piece");
    }
  }

  /// Writes status and fields; tells whether the connection ends with this answer.
  private boolean head(HttpServerResponse out, Response answer) {
    boolean last = listener.draining() || unread();
    out.setStatusCode(answer.status());
    var headers = out.headers();
    for (Field field = answer.fields(); field != null; field = field.earlier()) {
      headers.add(WireText.of(field.name()), WireText.of(field.value()));
    }
    headers.add(WireText.REQUEST_ID, id);
    headers.add(WireText.DATE, listener.date());
    if (last && in.version() != HttpVersion.HTTP_2) {
      headers.set("Connection", "close");
    }
    return last;
  }

  private void end(HttpServerResponse out, byte[] body, boolean last) {
    if (method == Method.HEAD) {
      if (body.length > 0) {
        out.headers().set("Content-Length", Integer.toString(body.length));
      }
      written(out.end(), last);
    } else {
      written(out.end(BufferInternal.buffer(Unpooled.wrappedBuffer(body))), last);
    }
  }

  private void region(HttpServerResponse out, Response.Body.Region region, boolean last) {
    if (method == Method.HEAD) {
      closeFile();
      out.headers().set("Content-Length", Long.toString(region.length()));
      written(out.end(), last);
    } else {
      written(
          out.sendFile(Objects.requireNonNull(file), region.offset(), region.length())
              .onComplete(_ -> closeFile()),
          last);
    }
  }

  private void written(Future<Void> done, boolean last) {
    if (!last) {
      // The write is on its way; what comes next on this connection is queued behind it.
      finish();
    } else if (unread()) {
      done.onComplete(_ -> linger());
    } else {
      done.onComplete(
          _ -> {
            finish();
            in.connection().close();
          });
    }
  }

  /// Reads on for a moment before it closes: a reset would destroy the answer on its way.
  private void linger() {
    finish();
    if (in.version() == HttpVersion.HTTP_2) {
      in.response().reset();
      return;
    }
    long[] left = {LINGER_BYTES};
    in.exceptionHandler(_ -> {});
    in.endHandler(_ -> in.connection().close());
    in.handler(
        buffer -> {
          left[0] -= buffer.length();
          if (left[0] < 0) {
            in.connection().close();
          }
        });
    in.resume();
    context.owner().setTimer(LINGER_MILLIS, _ -> in.connection().close());
  }

  /// On the virtual thread: the head first, then pieces as the handler writes them.
  private void stream(Response.Body.Stream stream) {
    HttpServerResponse out = in.response();
    Response answer = Objects.requireNonNull(response);
    if (method == Method.HEAD || out.closed()) {
      response = answer.with(new Response.Body.Bytes(new byte[0]));
      post(this::write);
      return;
    }
    post(
        () -> {
          head(out, answer);
          if (answer.header("Content-Length") == null) {
            out.setChunked(true);
          }
          out.writeHead();
        });
    boolean whole = false;
    try {
      Outflow flow = new Outflow(out, context);
      stream.writer().writeTo(flow);
      flow.flush();
      whole = true;
    } catch (IOException e) {
      // The client is gone, which is its right.
    } catch (RuntimeException e) {
      Problems.answer(e, match.route().toString(), id);
    } finally {
      boolean complete = whole;
      post(() -> endStream(out, complete));
    }
  }

  /// A stream that broke off must not look complete: its connection is cut.
  private void endStream(HttpServerResponse out, boolean complete) {
    if (complete && !out.closed()) {
      written(out.end(), listener.draining() || unread());
    } else {
      finish();
      out.reset();
    }
  }

  private void closeFile() {
    FileChannel open = file;
    file = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // Nothing was written; there is nothing to lose.
      }
    }
  }

  private boolean unread() {
    return bodyLeft || (source instanceof InboundBody body && !body.complete());
  }

  private Method seenMethod() {
    return method == Method.HEAD ? Method.GET : method;
  }

  /// The length the client announced, 0 when there is no body, -1 when it is not known.
  private long announced() {
    String length = in.getHeader("Content-Length");
    if (length != null) {
      long value = Ascii.number(length);
      return value < 0 ? Long.MAX_VALUE : value;
    }
    boolean open =
        in.version() == HttpVersion.HTTP_2
            ? method != Method.GET && method != Method.HEAD && !in.isEnded()
            : in.getHeader("Transfer-Encoding") != null;
    return open ? -1 : 0;
  }

  private boolean multipart() {
    String type = in.getHeader("Content-Type");
    return type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
  }

  private boolean expectsContinue() {
    return in.getHeader("Expect") != null;
  }

  @Override
  public String target() {
    return in.uri();
  }

  @Override
  public Headers headers() {
    return this;
  }

  @Override
  public @Nullable String get(String name) {
    return in.getHeader(name);
  }

  @Override
  public List<String> all(String name) {
    return in.headers().getAll(name);
  }

  @Override
  public InetAddress client(Headers headers) {
    return listener.proxies().client(peer(), headers);
  }

  @Override
  public boolean secure(Headers headers) {
    return in.isSSL()
        || ("https".equalsIgnoreCase(get("X-Forwarded-Proto"))
            && listener.proxies().trusts(peer()));
  }

  @Override
  public TempFiles files() {
    return listener.files();
  }

  private InetAddress peer() {
    return InetAddress.ofLiteral(in.connection().remoteAddress().hostAddress());
  }
}
