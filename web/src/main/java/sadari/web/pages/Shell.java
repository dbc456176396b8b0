package sadari.web.pages;

import static sadari.web.pages.Markup.all;
import static sadari.web.pages.Markup.attr;
import static sadari.web.pages.Markup.cls;
import static sadari.web.pages.Markup.el;
import static sadari.web.pages.Markup.text;
import static sadari.web.pages.Markup.when;

import java.util.List;
import java.util.Optional;
import sadari.web.http.AssetLinks;

/// The document that the client program runs in; the same for every address, but for its title and
/// what other sites see of it.
public final class Shell {
  private final Site site;
  private final Frame frame;
  private final Sources sources;

  public Shell(Site site) {
    this.site = site;
    this.frame = new Frame(site);
    this.sources = new Sources(site);
  }

  /// What differs from one request to the next.
  ///
  /// @param csrfToken of the session; empty for a stranger
  /// @param preview of what the address shows, if it is public
  public record View(Reader reader, Optional<String> csrfToken, Optional<Preview> preview) {
    @Override
    public String toString() {
      return "View[***]";
    }
  }

  public Page page(View view) {
    Words words = view.reader().words();
    boolean signedIn = view.csrfToken().isPresent();
    List<String> first = sources.first(view.reader().language(), signedIn);
    AssetLinks links = sources.links(view.reader(), signedIn);
    Markup head =
        all(
            all(
                view.csrfToken().stream()
                    .map(token -> el("meta", attr("name", "csrf-token"), attr("content", token)))
                    .toList()),
            view.preview().map(this::openGraph).orElseGet(() -> ownDescription(words)),
            program(links, first));
    Markup body =
        all(
            attr("data-signed-in", Boolean.toString(signedIn)),
            attr("data-site", site.title()),
            attr("data-base", site.baseUrl()),
            el("a", cls("skip"), attr("href", "#page"), text(words.get("skip"))),
            el("div", attr("id", "app"), el("div", cls("start"), frame.logo(), noScript(words))));
    String title = view.preview().map(Preview::title).orElse("");
    return frame.page(links, view.reader(), title, head, body, Frame.Behaviour.PROGRAM);
  }

  private static Markup program(AssetLinks links, List<String> first) {
    return all(
        el("script", attr("type", "importmap"), Markup.json(links.importMap())),
        all(first.stream().map(name -> preload(links.url(name))).toList()),
        el("script", attr("type", "module"), attr("src", links.url("app/main.js"))));
  }

  private static Markup preload(String url) {
    return el("link", attr("rel", "modulepreload"), attr("href", url));
  }

  private Markup noScript(Words words) {
    return el(
        "noscript",
        el("h1", text(site.title())),
        el("p", text(words.get("noscript.text"))),
        el(
            "p",
            el("a", attr("href", "/auth/sign_up"), text(words.get("signUp.action"))),
            text(" · "),
            el("a", attr("href", "/auth/log_in"), text(words.get("logIn.action")))));
  }

  private Markup ownDescription(Words words) {
    String about =
        site.description().isEmpty() ? words.get("meta.description") : site.description();
    return all(
        named("description", about),
        property("og:title", site.title()),
        property("og:description", about),
        property("og:type", "website"));
  }

  private Markup openGraph(Preview preview) {
    return all(
        named("description", preview.description()),
        el("link", attr("rel", "canonical"), attr("href", preview.url())),
        property("og:site_name", site.title()),
        property("og:title", preview.title()),
        property("og:description", preview.description()),
        property("og:type", preview.type()),
        property("og:url", preview.url()),
        all(preview.image().stream().map(image -> property("og:image", image)).toList()),
        when(!preview.imageText().isEmpty(), property("og:image:alt", preview.imageText())),
        named("twitter:card", preview.image().isPresent() ? "summary_large_image" : "summary"));
  }

  private static Markup named(String name, String content) {
    return el("meta", attr("name", name), attr("content", content));
  }

  private static Markup property(String name, String content) {
    return el("meta", attr("property", name), attr("content", content));
  }
}
