package sadari.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sadari.core.account.PasswordHasher;
import sadari.core.consistency.Copies;
import sadari.core.id.IdGenerator;
import sadari.core.media.BlobStore;
import sadari.core.media.Orphans;
import sadari.core.media.SparedBlobs;
import sadari.core.media.WithdrawnSweep;
import sadari.engine.imaging.ImagingConfig;
import sadari.engine.imaging.ImagingEngine;
import sadari.engine.password.PasswordConfig;
import sadari.engine.password.PasswordEngine;
import sadari.engine.postgres.PostgresEngine;
import sadari.scale.cache.advice.CacheAdvisor;
import sadari.server.config.Config;
import sadari.server.config.HttpConfig;
import sadari.server.config.PasswordCost;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Health;
import sadari.server.lifecycle.Wiring;
import sadari.server.ops.AdvicePage;
import sadari.server.ops.Listening;
import sadari.web.http.Assets;
import sadari.web.http.Filter;
import sadari.web.http.Router;
import sadari.web.http.ServerConfig;
import sadari.web.pages.Site;
import sadari.web.view.Links;

/// The whole product on one configuration: engines first, the port that people talk to last.
public final class ProductWiring implements Wiring {
  private final InstantSource clock;
  private final SecureRandom random;

  public ProductWiring(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Running start(Config config, Components components, MeterRegistry meters) {
    PostgresEngine database = DatabasePart.start(config.storage().database(), components, meters);
    BlobStore blobs =
        new SparedBlobs(
            new FilesPart(config.storage(), components, meters, clock, database::servers).start(),
            database.doomedBlobs());
    OrphansPart.start(
        config,
        components,
        database.schedule(),
        new Orphans(
            blobs,
            database.doomedBlobs(),
            database.blobReferences(),
            clock,
            Orphans.Grace.STANDARD),
        new WithdrawnSweep(database.withdrawnPhotos(), blobs, clock));
    ImagingEngine imaging = imaging(config, components);
    CacheAdvisor advisor = new CacheAdvisor(clock, random.nextLong());
    components.desk().look("cache-advice", new AdvicePage(advisor)::answer);
    Optional<Copies> copies = ReplicaPart.copies(config.storage().database(), database);
    ReplicaPart.measure(database, components, meters);
    Stores routed = ReplicaPart.around(Stores.bare(database), database, copies, meters);
    CachePart caches = new CachePart(components, meters, clock, advisor);
    CachePart.Cached cached = caches.around(routed, config.storage().cache(), database.dirtyKeys());
    Stores stores = cached.stores();
    Filter session = SessionPart.filter(config.session(), database, copies, cached);
    IdGenerator ids =
        components.start(
            "ids", () -> new IdGenerator(stores.leases(), clock, random), _ -> Health.up());
    QueuePart queue = QueuePart.open(config.queue(), database, clock, components);
    int port = port(config.http());
    URI publicUrl = config.http().publicUrl(port);
    Domain.Surroundings around =
        new Domain.Surroundings(
            ids,
            clock,
            random,
            passwords(config.limits().passwords()),
            publicUrl,
            config.limits().celebrityFollowers(),
            queue.fast());
    EdgePart edges = EdgePart.start(config.edges(), components, blobs, database.withdrawnPhotos());
    Domain.PhotoEngines engines =
        new Domain.PhotoEngines(
            imaging.photos(), imaging.editor(), blobs, database.withdrawnPhotos(), edges.edges());
    Domain domain = Domain.over(stores, around, engines, new EventMeters(meters));
    List<String> logins = new ArrayList<>();
    if (config.instance().demo()) {
      logins.addAll(DemoPart.fill(stores, around, engines));
    }
    BacklogMeters backlog = new BacklogMeters(stores.outbox(), queue, clock, meters);
    JobDesk.offer(components.desk(), database.deadLetters(), backlog, clock);
    UnreadDesk.offer(components.desk(), queue.unread());
    ModerationDesk.offer(components.desk(), database, stores.people().tokens(), domain, ids);
    ReportDesk.offer(components.desk(), database.reports(), database.accounts());
    new WorkPart(config, components, database.schedule(), meters)
        .start(domain, ids, queue, backlog);
    Assets assets = Site.loadAssets();
    Links links =
        new Links(
            publicUrl,
            edges.hosts(publicUrl),
            publicUrl + assets.url("img/no-avatar.png"),
            publicUrl + assets.url("img/no-header.png"));
    OverloadPart.Door door = OverloadPart.start(config.limits().overload(), components, meters);
    Router router =
        new WebPart(
                config,
                stores,
                domain,
                edges,
                links,
                new WebPart.Around(door, session),
                caches.rendered())
            .router(assets, meters, clock, random)
            .build();
    edges.listen(config, assets, components, clock, random);
    listen(config, port, components, router);
    return new Running(publicUrl, logins, router.routes());
  }

  @Override
  public boolean takeBack(Config config, Components components) {
    return DatabasePart.takeBack(config.storage().database(), components);
  }

  private static ImagingEngine imaging(Config config, Components components) {
    ImagingConfig usual =
        ImagingConfig.standard(config.storage().data().resolve("natives").toAbsolutePath());
    ImagingConfig imaging =
        new ImagingConfig(
            usual.natives(),
            usual.workers(),
            usual.longestWait(),
            config.limits().media().maxBytes(),
            config.limits().media().maxPixels(),
            usual.maxFrames());
    return components.start("imaging", () -> ImagingEngine.open(imaging), _ -> Health.up());
  }

  private PasswordHasher passwords(PasswordCost cost) {
    PasswordConfig usual = PasswordConfig.standard();
    PasswordConfig.Cost wanted =
        new PasswordConfig.Cost((int) (cost.memory() / 1024), cost.passes(), 1);
    // Hashes made here must be verifiable here, however high the operator went.
    PasswordConfig.Cost ceiling =
        new PasswordConfig.Cost(
            Math.max(wanted.memoryKib(), usual.ceiling().memoryKib()),
            Math.max(wanted.passes(), usual.ceiling().passes()),
            usual.ceiling().lanes());
    return PasswordEngine.open(
        new PasswordConfig(wanted, ceiling, usual.concurrent(), usual.patience()), random);
  }

  /// The port that will be listened on: addresses with it are needed before it is opened.
  private static int port(HttpConfig http) {
    if (http.port() != 0) {
      return http.port();
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(http.host()))) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen(Config config, int port, Components components, Router router) {
    HttpConfig http = config.http();
    components.start(
        "http",
        () -> {
          Path uploads = config.storage().data().resolve("uploads");
          Files.createDirectories(uploads);
          return Listening.start(
              "http",
              ServerConfig.plain(http.host(), port, uploads)
                  .withTrustedProxies(http.trustedProxies()),
              http.drain(),
              router,
              clock,
              random);
        },
        _ -> Health.up());
  }
}
