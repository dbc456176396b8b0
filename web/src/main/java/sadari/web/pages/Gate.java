package sadari.web.pages;

import static sadari.web.pages.Markup.all;
import static sadari.web.pages.Markup.attr;
import static sadari.web.pages.Markup.cls;
import static sadari.web.pages.Markup.el;
import static sadari.web.pages.Markup.text;
import static sadari.web.pages.Markup.when;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The page around a form that lets people in: our mark, one card, a line below.
final class Gate {
  private final Site site;
  private final Frame frame;
  private final Sources sources;

  Gate(Site site) {
    this.site = site;
    this.frame = new Frame(site);
    this.sources = new Sources(site);
  }

  Page page(Reader reader, String title, Markup card, Markup foot, String formTarget) {
    Markup logo =
        el("a", cls("gate-logo"), attr("href", "/"), frame.logo(), el("span", text(site.title())));
    Markup body =
        el(
            "div",
            cls("gate"),
            el("header", logo),
            el("main", cls("gate-card"), card),
            when(!foot.equals(all()), el("footer", cls("gate-foot"), el("p", foot))));
    return frame.page(
        sources.links(reader, false),
        reader,
        title,
        all(),
        body,
        new Frame.Behaviour(false, formTarget));
  }

  static Markup form(String action, String csrfToken, Markup... parts) {
    return el(
        "form",
        cls("gate-form"),
        attr("method", "post"),
        attr("action", action),
        hidden("csrf", csrfToken),
        all(parts));
  }

  static Markup hidden(String name, String value) {
    return el("input", attr("type", "hidden"), attr("name", name), attr("value", value));
  }

  static Markup submit(String label) {
    return el("button", cls("button button-main"), attr("type", "submit"), text(label));
  }

  static Markup problem(String reason) {
    return el("p", cls("problem"), attr("role", "alert"), text(reason));
  }

  static Markup wrong(String field, String reason) {
    return Frame.unlessEmpty(
        reason, el("p", cls("gate-wrong"), attr("id", field + "-wrong"), text(reason)));
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
