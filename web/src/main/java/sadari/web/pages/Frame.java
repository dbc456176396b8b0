package sadari.web.pages;

import static sadari.web.pages.Markup.all;
import static sadari.web.pages.Markup.attr;
import static sadari.web.pages.Markup.el;
import static sadari.web.pages.Markup.text;
import static sadari.web.pages.Markup.when;

import java.net.URI;
import java.util.List;

/// What every document has: head, styles, language, theme, policy, and our mark.
final class Frame {
  private static final List<String> STYLES =
      List.of(
          "tokens",
          "ground",
          "controls",
          "frame",
          "aside",
          "feed",
          "post",
          "photo",
          "edit",
          "compose",
          "profile",
          "entrance");
  private static final List<String> GATE_STYLES =
      List.of("tokens", "ground", "controls", "entrance", "post");

  private final Site site;
  private final Policy policy;

  Frame(Site site) {
    this.site = site;
    this.policy = new Policy(originOf(site.assets().url("app/main.js")), site.mediaOrigin());
  }

  /// What a page needs to be allowed.
  ///
  /// @param program whether the client program runs on it
  /// @param formTarget where its forms may lead besides this site; may be empty
  record Behaviour(boolean program, String formTarget) {
    static final Behaviour PROGRAM = new Behaviour(true, "");
    static final Behaviour FORM = new Behaviour(false, "");
  }

  Page page(Reader reader, String title, Markup head, Markup body, Behaviour behaviour) {
    Markup html =
        el(
            "html",
            attr("lang", reader.language().tag()),
            theme(reader.theme()),
            el("head", ownHead(title, behaviour.program()), head),
            el("body", body));
    String hash = behaviour.program() ? site.assets().importMapSource() : "";
    return new Page(Markup.document(html), policy.header(hash, behaviour.formTarget()));
  }

  private Markup ownHead(String title, boolean program) {
    return all(
        el("meta", attr("charset", "utf-8")),
        el("title", text(title.isEmpty() ? site.title() : title + " · " + site.title())),
        meta("viewport", "width=device-width, initial-scale=1, viewport-fit=cover"),
        meta("color-scheme", "light dark"),
        themeColour("light", "#f4f0e7"),
        themeColour("dark", "#0f1211"),
        el(
            "link",
            attr("rel", "icon"),
            attr("type", "image/svg+xml"),
            attr("href", site.assets().url("img/mark.svg"))),
        all((program ? STYLES : GATE_STYLES).stream().map(this::style).toList()));
  }

  private Markup style(String name) {
    String url = site.assets().url("css/" + name + ".css");
    return el("link", attr("rel", "stylesheet"), attr("href", url));
  }

  private static Markup theme(Theme theme) {
    return switch (theme) {
      case AUTO -> all();
      case LIGHT -> attr("data-theme", "light");
      case DARK -> attr("data-theme", "dark");
    };
  }

  private static Markup themeColour(String scheme, String colour) {
    return el(
        "meta",
        attr("name", "theme-color"),
        attr("media", "(prefers-color-scheme: " + scheme + ")"),
        attr("content", colour));
  }

  private static Markup meta(String name, String content) {
    return el("meta", attr("name", name), attr("content", content));
  }

  /// The mark as a picture; decorative, the name always stands beside it.
  Markup logo() {
    return el(
        "img",
        attr("src", site.assets().url("img/mark.svg")),
        attr("alt", ""),
        attr("width", "40"),
        attr("height", "40"));
  }

  private static String originOf(String url) {
    URI uri = URI.create(url);
    if (uri.getHost() == null) {
      return "";
    }
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  /// A part that is there only when there is something to say.
  static Markup unlessEmpty(String said, Markup part) {
    return when(!said.isEmpty(), part);
  }
}
