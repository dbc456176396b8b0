package sadari.web.oauth;

import java.util.List;
import java.util.Optional;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.account.Handle;
import sadari.core.account.HandleDirectory;
import sadari.core.post.PostStore;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.view.Links;

/// What clients find out before they log in: `/.well-known/...` and `/nodeinfo`.
public final class Discovery {
  private final AccountStore accounts;
  private final HandleDirectory directory;
  private final PostStore posts;
  private final Links links;
  private final About about;

  /// @param version of Sadari
  /// @param open whether new people may come
  public record About(String version, boolean open) {}

  public Discovery(
      AccountStore accounts, HandleDirectory directory, PostStore posts, Links links, About about) {
    this.accounts = accounts;
    this.directory = directory;
    this.posts = posts;
    this.links = links;
    this.about = about;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.get("/.well-known/oauth-authorization-server", this::authorizationServer);
    router.get("/.well-known/nodeinfo", this::nodeInfoLinks);
    router.get("/nodeinfo/2.0", this::nodeInfo);
    router.get("/.well-known/host-meta", this::hostMeta);
    router.get("/.well-known/webfinger", this::webFinger);
  }

  /// RFC 8414.
  private Response authorizationServer(Request request) {
    String base = links.base();
    return Response.json(
        Json.object(
            json -> {
              json.field("issuer", base + "/")
                  .field("service_documentation", "https://docs.joinmastodon.org/")
                  .field("authorization_endpoint", base + "/oauth/authorize")
                  .field("token_endpoint", base + "/oauth/token")
                  .field("revocation_endpoint", base + "/oauth/revoke")
                  .field("app_registration_endpoint", base + "/api/v1/apps");
              list(json, "scopes_supported", "read", "write", "follow", "push", "profile");
              list(json, "response_types_supported", "code");
              list(json, "response_modes_supported", "query");
              list(json, "grant_types_supported", "authorization_code", "client_credentials");
              list(
                  json,
                  "token_endpoint_auth_methods_supported",
                  "client_secret_basic",
                  "client_secret_post");
              list(json, "code_challenge_methods_supported", "S256");
            }));
  }

  private static void list(Json json, String name, String... values) {
    json.array(name, List.of(values), Json::value);
  }

  private Response nodeInfoLinks(Request request) {
    return Response.json(
        Json.object(
            json ->
                json.array(
                    "links",
                    List.of(links.base() + "/nodeinfo/2.0"),
                    (j, href) ->
                        j.fields(
                            link ->
                                link.field("rel", "http://nodeinfo.diaspora.software/ns/schema/2.0")
                                    .field("href", href)))));
  }

  private Response nodeInfo(Request request) {
    long people = accounts.count();
    return Response.json(
        Json.object(
            json -> {
              json.field("version", "2.0")
                  .object(
                      "software", s -> s.field("name", "sadari").field("version", about.version()));
              list(json, "protocols");
              json.object(
                      "services",
                      s -> {
                        list(s, "outbound");
                        list(s, "inbound");
                      })
                  .object(
                      "usage",
                      usage ->
                          usage
                              .object("users", users -> users.field("total", people))
                              .field("localPosts", posts.count()))
                  .field("openRegistrations", about.open())
                  .object(
                      "metadata",
                      meta -> meta.object("upstream", up -> up.field("name", "mastodon")));
            }));
  }

  private Response hostMeta(Request request) {
    String xml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
          <Link rel="lrdd" template="%s/.well-known/webfinger?resource={uri}"/>
        </XRD>
        """
            .formatted(links.base());
    return Response.bytes(
        200,
        "application/xrd+xml; charset=utf-8",
        xml.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private Response webFinger(Request request) {
    String resource = request.params().text("resource", "");
    if (resource.isBlank()) {
      throw HttpProblem.of(400, "resource is missing");
    }
    Account account =
        handle(resource)
            .flatMap(directory::byHandle)
            .flatMap(accounts::find)
            .orElseThrow(HttpProblem::notFound);
    String page = links.profile(account.handle());
    byte[] json =
        Json.object(
            j -> {
              j.field("subject", "acct:" + account.handle() + "@" + links.host());
              list(j, "aliases", page);
              j.array(
                  "links",
                  List.of(page),
                  (l, href) ->
                      l.fields(
                          link ->
                              link.field("rel", "http://webfinger.net/rel/profile-page")
                                  .field("type", "text/html")
                                  .field("href", href)));
            });
    return Response.bytes(200, "application/jrd+json", json);
  }

  private Optional<Handle> handle(String resource) {
    if (resource.startsWith("acct:")) {
      String acct = resource.substring("acct:".length());
      int at = acct.lastIndexOf('@');
      return at > 0 && acct.substring(at + 1).equalsIgnoreCase(links.host())
          ? Handle.parse(acct.substring(0, at))
          : Optional.empty();
    }
    String prefix = links.base() + "/@";
    return resource.startsWith(prefix)
        ? Handle.parse(resource.substring(prefix.length()))
        : Optional.empty();
  }
}
