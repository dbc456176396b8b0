package sadari.server.wiring;

import sadari.core.notification.NotificationStore;
import sadari.server.config.Config;
import sadari.server.config.InstanceConfig;
import sadari.server.config.Version;
import sadari.web.api.AccountsApi;
import sadari.web.api.AppsApi;
import sadari.web.api.FollowsApi;
import sadari.web.api.InstanceApi;
import sadari.web.api.MarkersApi;
import sadari.web.api.MediaApi;
import sadari.web.api.NothingYetApi;
import sadari.web.api.NotificationGroupsApi;
import sadari.web.api.NotificationsApi;
import sadari.web.api.PhotoEditsApi;
import sadari.web.api.PhotoFiles;
import sadari.web.api.ProfileApi;
import sadari.web.api.ReactionsApi;
import sadari.web.api.ReportsApi;
import sadari.web.api.SearchApi;
import sadari.web.api.SignUpApi;
import sadari.web.api.StatusesApi;
import sadari.web.api.TimelinesApi;
import sadari.web.http.Paging;
import sadari.web.http.Router;
import sadari.web.view.AccountView;
import sadari.web.view.Links;
import sadari.web.view.MediaView;
import sadari.web.view.NotificationGroupPages;
import sadari.web.view.NotificationPages;
import sadari.web.view.RenderedMemo;
import sadari.web.view.StatusPages;
import sadari.web.view.TagView;
import sadari.web.view.Views;

/// The client API's handlers over the use cases and stores.
final class ApiPart {
  private final Config config;
  private final Stores stores;
  private final Domain domain;
  private final PhotoFiles files;
  private final Links links;
  private final Views views;

  ApiPart(
      Config config,
      Stores stores,
      Domain domain,
      PhotoFiles files,
      Links links,
      RenderedMemo rendered) {
    this.config = config;
    this.stores = stores;
    this.domain = domain;
    this.files = files;
    this.links = links;
    this.views = views(stores, domain, links, rendered);
  }

  private static Views views(Stores stores, Domain domain, Links links, RenderedMemo rendered) {
    Stores.Writings writings = stores.writings();
    StatusPages statuses =
        new StatusPages(
            new StatusPages.Sources(
                domain.reading().posts(),
                stores.people().accounts(),
                writings.media(),
                stores.people().apps(),
                writings.reactions()),
            links,
            domain.html(),
            rendered);
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

  /// Adds the routes.
  void addTo(Router.Builder router) {
    Stores.People people = stores.people();
    Stores.Writings writings = stores.writings();
    Domain.Entry entry = domain.entry();
    Domain.Reading reading = domain.reading();
    long maxUpload = config.limits().media().maxBytes();
    new InstanceApi(people.accounts(), writings.posts(), links, about()).addTo(router);
    new AppsApi(entry.oauth(), people.apps()).addTo(router);
    new SignUpApi(entry.signUp(), entry.oauth(), WebPart.open(config)).addTo(router);
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
    new PhotoEditsApi(domain.writing().edits(), domain.writing().photos(), views, links)
        .addTo(router);
    files.addTo(router);
    new TimelinesApi(reading.timelines(), views).addTo(router);
    NotificationStore notifications = stores.inboxes().notifications();
    new NotificationsApi(notifications, reading.markers(), views).addTo(router);
    new NotificationGroupsApi(notifications, reading.markers(), views).addTo(router);
    new SearchApi(reading.search(), reading.posts(), people.accounts(), views).addTo(router);
    new MarkersApi(reading.markers()).addTo(router);
    new ReportsApi(domain.writing().reports(), views).addTo(router);
    new NothingYetApi(people.accounts()).addTo(router);
  }

  private InstanceApi.About about() {
    InstanceConfig instance = config.instance();
    return new InstanceApi.About(
        Version.text(),
        instance.title(),
        instance.description(),
        instance.contact(),
        WebPart.open(config),
        config.limits().media().maxBytes(),
        config.limits().media().maxPixels());
  }
}
