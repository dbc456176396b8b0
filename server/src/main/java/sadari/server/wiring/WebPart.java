package sadari.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sadari.server.config.Config;
import sadari.server.config.InstanceConfig;
import sadari.server.config.RateLimits;
import sadari.server.config.Version;
import sadari.server.logs.RequestInLogs;
import sadari.server.ops.RouteMeters;
import sadari.web.api.EdgeHealth;
import sadari.web.http.Assets;
import sadari.web.http.Filter;
import sadari.web.http.Filters;
import sadari.web.http.Gzip;
import sadari.web.http.RateLimiter.Limit;
import sadari.web.http.RateLimiting;
import sadari.web.http.Router;
import sadari.web.http.WindowRateLimiter;
import sadari.web.oauth.AuthForms;
import sadari.web.oauth.AuthorizeEndpoint;
import sadari.web.oauth.Discovery;
import sadari.web.oauth.Entrance;
import sadari.web.oauth.TokenEndpoint;
import sadari.web.pages.BrowserForms;
import sadari.web.pages.PageRoutes;
import sadari.web.pages.Previews;
import sadari.web.pages.PublicPreviews;
import sadari.web.pages.Site;
import sadari.web.session.Callers;
import sadari.web.view.Links;
import sadari.web.view.RenderedMemo;

/// The routes of the public port.
final class WebPart {
  private static final int GZIP_FROM = 1_024;
  private static final int LIMITED_KEYS = 200_000;

  private final Config config;
  private final Stores stores;
  private final Domain domain;
  private final EdgePart edges;
  private final Links links;
  private final RenderedMemo rendered;
  private final Around around;

  /// What is put around the routes.
  ///
  /// @param door before anything is looked up
  /// @param session when it is known who asks
  record Around(OverloadPart.Door door, Filter session) {}

  WebPart(
      Config config,
      Stores stores,
      Domain domain,
      EdgePart edges,
      Links links,
      Around around,
      RenderedMemo rendered) {
    this.config = config;
    this.stores = stores;
    this.domain = domain;
    this.edges = edges;
    this.links = links;
    this.around = around;
    this.rendered = rendered;
  }

  /// All routes with the filters around them.
  Router.Builder router(
      Assets assets, MeterRegistry meters, InstantSource clock, RandomGenerator random) {
    Site site = site(assets);
    Callers callers = new Callers(domain.entry().oauth());
    Router.Builder router =
        Router.builder()
            .around(new RequestInLogs())
            .around(Filters.accessLog())
            .around(new RouteMeters(meters))
            .around(Filters.secured())
            .around(new Gzip(GZIP_FROM))
            .refusing(around.door().refuses())
            .around(around.door().filter())
            .around(rateLimits(callers, clock))
            .around(callers.filter())
            .around(around.session());
    new ApiPart(config, stores, domain, edges.files(), links, rendered).addTo(router);
    EdgeHealth.addTo(router);
    entrance(router, new BrowserForms(site, links), random);
    return router.routes(new PageRoutes(site, previews()).routes());
  }

  private Site site(Assets assets) {
    InstanceConfig instance = config.instance();
    return new Site(
        instance.title(),
        instance.description(),
        links.base(),
        edges.mediaOrigins(),
        open(),
        assets,
        edges.assets(URI.create(links.base())));
  }

  private Previews previews() {
    return new PublicPreviews(
        stores.people().handles(),
        stores.people().accounts(),
        domain.reading().posts(),
        stores.writings().media(),
        links);
  }

  private Filter rateLimits(Callers callers, InstantSource clock) {
    RateLimits rates = config.limits().rates();
    if (!rates.on()) {
      return next -> next;
    }
    Duration five = Duration.ofMinutes(5);
    Duration thirty = Duration.ofMinutes(30);
    return new RateLimiting(
        new WindowRateLimiter(clock, LIMITED_KEYS),
        new sadari.web.http.RateLimits(
            new Limit("token", rates.token(), five),
            new Limit("account", rates.account(), five),
            new Limit("address", rates.anonymous(), five),
            new Limit("media", rates.media(), thirty),
            new Limit("sign-up", rates.signUp(), thirty),
            new Limit("log-in", rates.logIn(), five)),
        callers::caller,
        clock);
  }

  private void entrance(Router.Builder router, AuthForms forms, RandomGenerator random) {
    Stores.People people = stores.people();
    Domain.Entry entry = domain.entry();
    new Discovery(
            people.accounts(),
            people.handles(),
            stores.writings().posts(),
            links,
            new Discovery.About(Version.text(), open()))
        .addTo(router);
    new TokenEndpoint(entry.oauth(), Optional.empty()).addTo(router);
    new AuthorizeEndpoint(entry.oauth(), people.accounts(), forms).addTo(router);
    boolean secure = URI.create(links.base()).getScheme().equals("https");
    new Entrance(
            entry.signUp(),
            entry.logIn(),
            entry.oauth(),
            forms,
            new Entrance.Settings(open(), secure),
            random)
        .addTo(router);
  }

  private boolean open() {
    return open(config);
  }

  /// Whether new people may come.
  static boolean open(Config config) {
    return config.instance().registrations() == InstanceConfig.Registrations.OPEN;
  }
}
