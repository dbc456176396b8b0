package sadari.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sadari.core.media.BlobStore;
import sadari.core.notification.NotificationStore;
import sadari.server.config.Config;
import sadari.server.config.InstanceConfig;
import sadari.server.config.RateLimits;
import sadari.server.config.Version;
import sadari.server.logs.RequestInLogs;
import sadari.server.ops.RouteMeters;
import sadari.web.api.AccountsApi;
import sadari.web.api.AppsApi;
import sadari.web.api.FollowsApi;
import sadari.web.api.InstanceApi;
import sadari.web.api.MarkersApi;
import sadari.web.api.MediaApi;
import sadari.web.api.NothingYetApi;
import sadari.web.api.NotificationGroupsApi;
import sadari.web.api.NotificationsApi;
import sadari.web.api.PhotoFiles;
import sadari.web.api.ProfileApi;
import sadari.web.api.ReactionsApi;
import sadari.web.api.SearchApi;
import sadari.web.api.SignUpApi;
import sadari.web.api.StatusesApi;
import sadari.web.api.TimelinesApi;
import sadari.web.http.Assets;
import sadari.web.http.Filter;
import sadari.web.http.Filters;
import sadari.web.http.Gzip;
import sadari.web.http.Paging;
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
import sadari.web.view.AccountView;
import sadari.web.view.Links;
import sadari.web.view.MediaView;
import sadari.web.view.NotificationGroupPages;
import sadari.web.view.NotificationPages;
import sadari.web.view.StatusPages;
import sadari.web.view.TagView;
import sadari.web.view.Views;

/// The routes of the public port.
final class WebPart {
  private static final int CONCURRENT = 1_000;
  private static final int GZIP_FROM = 1_024;
  private static final int LIMITED_KEYS = 200_000;

  private final Config config;
  private final Stores stores;
  private final Domain domain;
  private final BlobStore blobs;
  private final Links links;
  private final Views views;

  WebPart(Config config, Stores stores, Domain domain, BlobStore blobs, Links links) {
    this.config = config;
    this.stores = stores;
    this.domain = domain;
    this.blobs = blobs;
    this.links = links;
    this.views = views(stores, domain, links);
  }

  private static Views views(Stores stores, Domain domain, Links links) {
    Stores.Writings writings = stores.writings();
    StatusPages statuses =
        new StatusPages(
            new StatusPages.Sources(
                domain.reading().posts(),
                writings.posts(),
                stores.people().accounts(),
                writings.media(),
                stores.people().apps(),
                writings.reactions()),
            links,
            domain.html());
    return new Views(
        statuses,
        new AccountView(links, domain.html()),
        new MediaView(links),
        new NotificationPages(stores.people().accounts(), statuses, links, domain.html()),
        new NotificationGroupPages(stores.people().accounts(), statuses, links, domain.html()),
        new TagView(domain.html()),
        new Paging(links.base()),
        links);
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
            .around(Filters.atMost(CONCURRENT))
            .around(rateLimits(callers, clock))
            .around(callers.filter());
    api(router);
    entrance(router, new BrowserForms(site, links), random);
    return router.routes(new PageRoutes(site, previews()).routes());
  }

  private Site site(Assets assets) {
    InstanceConfig instance = config.instance();
    return new Site(instance.title(), instance.description(), links.base(), "", open(), assets);
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
            new Limit("sign-up", rates.signUp(), thirty)),
        callers::caller,
        clock);
  }

  private void api(Router.Builder router) {
    Stores.People people = stores.people();
    Stores.Writings writings = stores.writings();
    Domain.Entry entry = domain.entry();
    Domain.Reading reading = domain.reading();
    long maxUpload = config.limits().media().maxBytes();
    new InstanceApi(people.accounts(), writings.posts(), links, about()).addTo(router);
    new AppsApi(entry.oauth(), people.apps()).addTo(router);
    new SignUpApi(entry.signUp(), entry.oauth(), open()).addTo(router);
    new ProfileApi(
            people.accounts(),
            entry.profiles(),
            domain.writing().photos(),
            people.follows(),
            views,
            maxUpload)
        .addTo(router);
    new AccountsApi(people.accounts(), people.handles(), people.follows(), reading.posts(), views)
        .addTo(router);
    new FollowsApi(entry.follows(), people.follows(), people.accounts(), views).addTo(router);
    new StatusesApi(domain.writing().publisher(), reading.posts(), views).addTo(router);
    new ReactionsApi(
            domain.writing().reactions(),
            writings.reactions(),
            writings.threads(),
            reading.posts(),
            people.accounts(),
            views)
        .addTo(router);
    new MediaApi(domain.writing().photos(), views, maxUpload).addTo(router);
    new PhotoFiles(blobs).addTo(router);
    new TimelinesApi(reading.timelines(), views).addTo(router);
    NotificationStore notifications = stores.inboxes().notifications();
    new NotificationsApi(notifications, reading.markers(), views).addTo(router);
    new NotificationGroupsApi(notifications, reading.markers(), views).addTo(router);
    new SearchApi(reading.search(), reading.posts(), people.accounts(), views).addTo(router);
    new MarkersApi(reading.markers()).addTo(router);
    new NothingYetApi(people.accounts()).addTo(router);
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
    return config.instance().registrations() == InstanceConfig.Registrations.OPEN;
  }

  private InstanceApi.About about() {
    InstanceConfig instance = config.instance();
    return new InstanceApi.About(
        Version.text(),
        instance.title(),
        instance.description(),
        instance.contact(),
        open(),
        config.limits().media().maxBytes(),
        config.limits().media().maxPixels());
  }
}
