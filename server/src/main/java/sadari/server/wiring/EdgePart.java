package sadari.server.wiring;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import sadari.core.edge.EdgeWatch;
import sadari.core.edge.Edges;
import sadari.core.media.BlobKey;
import sadari.core.media.BlobStore;
import sadari.core.media.ShownPhotos;
import sadari.core.media.WithdrawnPhotos;
import sadari.engine.varnish.VarnishEngine;
import sadari.server.config.Config;
import sadari.server.config.EdgesConfig;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Health;
import sadari.server.logs.RequestInLogs;
import sadari.server.ops.Listening;
import sadari.web.api.EdgeHealth;
import sadari.web.api.PhotoFiles;
import sadari.web.http.Assets;
import sadari.web.http.Filters;
import sadari.web.http.Router;
import sadari.web.http.ServerConfig;
import sadari.web.view.PhotoHosts;

/// Edges: who is well, what they forget, and the port that only they fetch from.
final class EdgePart {
  /// How long a photo of a deleted post may still be seen at the port for people.
  private static final Duration MEMORY = Duration.ofMillis(500);

  private final EdgesConfig config;
  private final Edges edges;
  private final EdgeWatch watch;
  private final BlobStore blobs;
  private final WithdrawnPhotos withdrawn;

  private EdgePart(
      EdgesConfig config,
      Edges edges,
      EdgeWatch watch,
      BlobStore blobs,
      WithdrawnPhotos withdrawn) {
    this.config = config;
    this.edges = edges;
    this.watch = watch;
    this.blobs = blobs;
    this.withdrawn = withdrawn;
  }

  static EdgePart start(
      EdgesConfig config, Components components, BlobStore blobs, WithdrawnPhotos withdrawn) {
    VarnishEngine.Connected connected =
        components.start(
            "edges",
            () -> VarnishEngine.connect(config.urls(), config.purge(), config.secret().reveal()),
            _ -> Health.up());
    Edges edges = new Edges(connected.edges());
    EdgeWatch watch =
        components.start("edge-watch", () -> EdgeWatch.start(edges), _ -> Health.up());
    return new EdgePart(config, edges, watch, blobs, withdrawn);
  }

  Edges edges() {
    return edges;
  }

  /// Where photos are, in addresses that people are given.
  PhotoHosts hosts(URI origin) {
    PhotoHosts own = PhotoHosts.only(origin);
    return new PhotoHosts() {
      @Override
      public String base(BlobKey key) {
        return EdgeWatch.choose(watch.well(), key.text())
            .map(URI::toString)
            .orElseGet(() -> own.base(key));
      }

      @Override
      public Object state() {
        return watch.well();
      }
    };
  }

  /// Where pages find their scripts and styles: at one edge, or here (empty). A page loads neither
  /// over HTTP that came over TLS.
  Supplier<String> assets(URI origin) {
    boolean secure = origin.getScheme().equals("https");
    return () ->
        EdgeWatch.choose(
                watch.proven().stream()
                    .filter(edge -> !secure || edge.getScheme().equals("https"))
                    .toList(),
                "/assets/")
            .map(URI::toString)
            .orElse("");
  }

  /// What pages may load photos from, as a content security policy lists it.
  String mediaOrigins() {
    return config.urls().stream().map(URI::toString).collect(Collectors.joining(" "));
  }

  /// Photos for people.
  PhotoFiles files() {
    return new PhotoFiles(blobs, new ShownPhotos(withdrawn, MEMORY));
  }

  /// Opens the port for edges, where there is one.
  void listen(
      Config all,
      Assets assets,
      Components components,
      InstantSource clock,
      RandomGenerator random) {
    if (config.originPort() == 0) {
      return;
    }
    Router.Builder router =
        Router.builder()
            .around(new RequestInLogs())
            .around(Filters.secured())
            .around(new EdgeSecret(config.secret().reveal()))
            .routes(List.of(assets.route()));
    EdgeHealth.addTo(router);
    // What an edge fetches it keeps: so it is looked up every time whether it is still there.
    new PhotoFiles(blobs, new ShownPhotos(withdrawn, Duration.ZERO)).addTo(router);
    components.start(
        "edge-port",
        () -> {
          Path uploads = all.storage().data().resolve("uploads");
          Files.createDirectories(uploads);
          return Listening.start(
              "edge.origin",
              ServerConfig.plain(config.originHost(), config.originPort(), uploads),
              all.http().drain(),
              router.build(),
              clock,
              random);
        },
        _ -> Health.up());
  }
}
