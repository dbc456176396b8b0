package sadari.web.pages;

import static sadari.web.pages.Markup.all;
import static sadari.web.pages.Markup.attr;
import static sadari.web.pages.Markup.cls;
import static sadari.web.pages.Markup.el;
import static sadari.web.pages.Markup.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;

/// The pages on which people let applications act for them.
final class ConsentPages {
  private final Gate gate;

  ConsentPages(Gate gate) {
    this.gate = gate;
  }

  Page consent(ConsentView view) {
    Words words = view.reader().words();
    String title = words.get("consent.title", view.app());
    ConsentView.Request request = view.request();
    Markup form =
        Gate.form(
            "/oauth/authorize",
            request.csrfToken(),
            all(
                request.hidden().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> Gate.hidden(entry.getKey(), entry.getValue()))
                    .toList()),
            el(
                "div",
                cls("gate-actions"),
                decision("deny", "button button-quiet", words.get("consent.deny")),
                decision("allow", "button button-main", words.get("consent.allow"))));
    Markup card =
        all(
            el("h1", text(title)),
            el("p", text(words.get("consent.text", view.app()))),
            account(view, words),
            el("p", text(words.get("consent.may"))),
            el(
                "ul",
                cls("gate-scopes"),
                all(scopes(view, words).stream().map(line -> el("li", text(line))).toList())),
            leads(request.redirectUri(), words),
            form);
    String target = Policy.formTarget(request.redirectUri());
    return gate.page(view.reader(), title, card, otherAccount(request, words), target);
  }

  Page code(CodeView view) {
    Words words = view.reader().words();
    Markup card =
        all(
            el("h1", text(words.get("code.title"))),
            el("p", attr("id", "code-hint"), text(words.get("code.hint"))),
            el(
                "div",
                el("label", cls("label"), attr("for", "code"), text(words.get("code.label"))),
                el(
                    "input",
                    cls("field gate-code"),
                    attr("id", "code"),
                    attr("readonly", ""),
                    attr("autocomplete", "off"),
                    attr("aria-describedby", "code-hint"),
                    attr("value", view.code()))));
    return gate.page(view.reader(), words.get("code.title"), card, text(view.app()), "");
  }

  private static Markup decision(String value, String look, String label) {
    return el(
        "button",
        cls(look),
        attr("type", "submit"),
        attr("name", "decision"),
        attr("value", value),
        text(label));
  }

  private static Markup account(ConsentView view, Words words) {
    String name = view.displayName().isBlank() ? view.handle() : view.displayName();
    Markup picture =
        all(
            view.avatar().stream()
                .map(url -> el("img", cls("avatar"), attr("src", url), attr("alt", "")))
                .toList());
    return el(
        "div",
        cls("gate-me"),
        picture,
        el(
            "p",
            cls("gate-me-names"),
            el("small", cls("muted"), text(words.get("account.label"))),
            el("strong", text(name)),
            el("span", cls("muted"), text("@" + view.handle()))));
  }

  private static List<String> scopes(ConsentView view, Words words) {
    return view.scopes().stream().sorted().map(scope -> told(scope, words)).distinct().toList();
  }

  /// A scope in words; one that we have no words for is shown by its name.
  private static String told(String scope, Words words) {
    int colon = scope.indexOf(':');
    if (colon < 0) {
      return words.has("scope." + scope) ? words.get("scope." + scope) : scope;
    }
    String kind = "scope." + scope.substring(0, colon) + ".part";
    String part = "part." + scope.substring(colon + 1);
    return words.has(kind) && words.has(part) ? words.get(kind, words.get(part)) : scope;
  }

  private static Markup leads(String redirectUri, Words words) {
    try {
      String host = new URI(redirectUri).getHost();
      return host == null
          ? all()
          : el("p", cls("gate-hint"), text(words.get("consent.leads", host)));
    } catch (URISyntaxException e) {
      return all();
    }
  }

  private static Markup otherAccount(ConsentView.Request request, Words words) {
    return el(
        "form",
        attr("method", "post"),
        attr("action", "/auth/log_out"),
        Gate.hidden("csrf", request.csrfToken()),
        Gate.hidden("return_to", request.returnPath()),
        el("button", cls("link"), attr("type", "submit"), text(words.get("account.other"))));
  }
}
