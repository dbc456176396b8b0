package sadari.web.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import sadari.core.failure.Unavailable;

/// A listener for HTTP: event loops that read and write, virtual threads that run the handlers.
///
/// Safe for use by many threads. The public and the internal listener are two of these.
public final class WebServer implements AutoCloseable {
  private static final int UNSENT_MILLIS = 30_000;
  private static final long START_SECONDS = 30;
  private static final int TRIES = 5;
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(10);

  private final ServerConfig config;
  private final Router router;
  private final InstantSource clock;
  private final RequestIds ids;
  private final ProxyTrust proxies;
  private final TempFiles files;
  private final Vertx vertx;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicLong collecting = new AtomicLong();
  private final int port;
  private final Lock stopping = new ReentrantLock();
  private boolean stopped;
  private volatile boolean draining;

  private WebServer(
      ServerConfig config, int port, Router router, InstantSource clock, RandomGenerator random) {
    this.config = config;
    this.port = port;
    this.router = router;
    this.clock = clock;
    this.ids = new RequestIds(random);
    this.proxies = new ProxyTrust(config.trustedProxies());
    this.files = new TempFiles(config.tempDirectory(), config.limits().uploadBytes());
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(config.limits().eventLoops())
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setDisableTCCL(true)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
  }

  /// Binds and serves.
  ///
  /// @throws Unavailable if the address cannot be bound
  public static WebServer start(
      ServerConfig config, Router router, InstantSource clock, RandomGenerator random) {
    if (config.port() != 0) {
      return start(new WebServer(config, config.port(), router, clock, random));
    }
    for (int tries = 1; ; tries++) {
      try {
        return start(new WebServer(config, freePort(config.host()), router, clock, random));
      } catch (Unavailable e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private static WebServer start(WebServer server) {
    try {
      server.files.sweep(server.clock.instant());
      await(
          server.vertx.deployVerticle(
              server::listener,
              new DeploymentOptions().setInstances(server.config.limits().eventLoops())),
          Duration.ofSeconds(START_SECONDS));
      return server;
    } catch (RuntimeException e) {
      server.vertx.close();
      throw e;
    }
  }

  /// Event loops share a port only when it has a number, so one is sought first. Somebody else may
  /// take it before we do: then another one is sought.
  private static int freePort(String host) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(host, 0));
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new Unavailable("No address to listen on", e);
    }
  }

  private Listener listener() {
    Listener listener = new Listener(this);
    listeners.add(listener);
    return listener;
  }

  /// The port that was bound.
  public int port() {
    return port;
  }

  /// Requests begun and not yet answered.
  public int inFlight() {
    return inFlight.get();
  }

  /// Open connections.
  public int connections() {
    return connections.get();
  }

  /// From now on every answer ends its connection, so that clients move elsewhere. Begin with this
  /// while the load balancer still sends; then {@link #stop}.
  public void drain() {
    draining = true;
  }

  /// Takes no new connections, closes idle ones, waits for requests under way but not longer than
  /// the bound, then closes the rest. A second call does nothing but wait for the first.
  public void stop(Duration bound) {
    drain();
    stopping.lock();
    try {
      if (!stopped) {
        stopped = true;
        stopOnce(bound);
      }
    } finally {
      stopping.unlock();
    }
  }

  private void stopOnce(Duration bound) {
    List<Future<Void>> shutdowns =
        listeners.stream().map(listener -> listener.shutdown(bound)).toList();
    try {
      await(Future.join(shutdowns), bound.plusSeconds(1));
    } catch (Unavailable e) {
      // The bound has passed: what is left is cut below.
    }
    await(vertx.close(), CLOSE_BOUND);
  }

  @Override
  public void close() {
    stop(CLOSE_BOUND);
  }

  HttpServerOptions options() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(config.host())
            .setPort(port)
            .setTcpNoDelay(true)
            .setTcpUserTimeout(UNSENT_MILLIS)
            .setAcceptBacklog(1024)
            .setHttp2ClearTextEnabled(false)
            .setHandle100ContinueAutomatically(false)
            .setMaxInitialLineLength(config.limits().targetBytes())
            .setMaxHeaderSize(config.limits().headerBytes())
            .setMaxChunkSize(16 * 1024)
            .setStrictThreadMode(false);
    ServerConfig.Tls tls = config.tls();
    if (tls != null) {
      options
          .setSsl(true)
          .setUseAlpn(true)
          .setKeyCertOptions(
              new PemKeyCertOptions()
                  .setCertPath(tls.certificate().toString())
                  .setKeyPath(tls.key().toString()));
    }
    return options;
  }

  private static void await(Future<?> future, Duration bound) {
    try {
      future.toCompletionStage().toCompletableFuture().get(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new Unavailable("The HTTP listener did not do as told", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("Interrupted while waiting for the HTTP listener", e);
    }
  }

  boolean connected() {
    return connections.incrementAndGet() <= config.limits().connections();
  }

  void disconnected() {
    connections.decrementAndGet();
  }

  void begun() {
    inFlight.incrementAndGet();
  }

  void finished() {
    inFlight.decrementAndGet();
  }

  boolean reserve(long bytes) {
    return collecting.addAndGet(bytes) <= config.limits().bodyBytes();
  }

  void release(long bytes) {
    collecting.addAndGet(-bytes);
  }

  boolean draining() {
    return draining;
  }

  ServerConfig config() {
    return config;
  }

  Router router() {
    return router;
  }

  InstantSource clock() {
    return clock;
  }

  RequestIds ids() {
    return ids;
  }

  ProxyTrust proxies() {
    return proxies;
  }

  TempFiles files() {
    return files;
  }
}
