package sadari.web.pages;

import static sadari.web.pages.Markup.all;
import static sadari.web.pages.Markup.attr;
import static sadari.web.pages.Markup.el;
import static sadari.web.pages.Markup.text;
import static sadari.web.pages.Markup.when;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sadari.web.http.AssetLinks;

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
    this.policy = new Policy(site.mediaOrigin());
  }

  /// What a page needs to be allowed.
  ///
  /// @param program whether the client program runs on it
  /// @param formTarget where its forms may lead besides this site; may be empty
  record Behaviour(boolean program, String formTarget) {
    static final Behaviour PROGRAM = new Behaviour(true, "");
    static final Behaviour FORM = new Behaviour(false, "");
  }

  /// @param links where its styles are, and its program
  Page page(
      AssetLinks links,
      Reader reader,
      String title,
      Markup head,
      Markup body,
      Behaviour behaviour) {
    Markup html =
        el(
            "html",
            attr("lang", reader.language().tag()),
            theme(reader.theme()),
            el("head", ownHead(links, title, behaviour.program()), head),
            el("body", body));
    String inline =
        Stream.of(
                namesAnEdge(links) ? LostEdge.SOURCE : "",
                behaviour.program() ? links.importMapSource() : "")
            .filter(source -> !source.isEmpty())
            .collect(Collectors.joining(" "));
    return new Page(
        Markup.document(html), policy.header(links.source(), inline, behaviour.formTarget()));
  }

  private static boolean namesAnEdge(AssetLinks links) {
    return !links.source().isEmpty();
  }

  private Markup ownHead(AssetLinks links, String title, boolean program) {
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
        // Before anything that an edge may fail to give.
        when(namesAnEdge(links), el("script", Markup.code(LostEdge.SCRIPT))),
        all((program ? STYLES : GATE_STYLES).stream().map(name -> style(links, name)).toList()));
  }

  private static Markup style(AssetLinks links, String name) {
    String file = "css/" + name + ".css";
    return el(
        "link",
        attr("rel", "stylesheet"),
        attr("href", links.url(file)),
        all(
            links.integrity(file).stream()
                .map(hash -> all(attr("integrity", hash), attr("crossorigin", "anonymous")))
                .toList()));
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

  /// A part that is there only when there is something to say.
  static Markup unlessEmpty(String said, Markup part) {
    return when(!said.isEmpty(), part);
  }
}
