package sadari.web.pages;

import static sadari.web.pages.Markup.all;
import static sadari.web.pages.Markup.attr;
import static sadari.web.pages.Markup.cls;
import static sadari.web.pages.Markup.el;
import static sadari.web.pages.Markup.flag;
import static sadari.web.pages.Markup.text;
import static sadari.web.pages.Markup.when;

import sadari.core.account.Handle;
import sadari.core.account.SignUp;

/// The pages on which people come in: sign-up, log-in, and messages. Plain forms, no program.
public final class AuthPages {
  private final Site site;
  private final Gate gate;
  private final ConsentPages consents;

  public AuthPages(Site site) {
    this.site = site;
    this.gate = new Gate(site);
    this.consents = new ConsentPages(gate);
  }

  public Page signUp(SignUpView view) {
    Words words = view.reader().words();
    if (!site.registrationsOpen()) {
      return error(new ErrorView(view.reader(), words.get("signUp.closed")));
    }
    Markup form =
        Gate.form(
            "/auth/sign_up",
            view.csrfToken(),
            Gate.hidden("return_to", view.returnPath()),
            username(view, words),
            email(view, words),
            password(view, words),
            agreement(view, words),
            Gate.submit(words.get("signUp.action")));
    Markup card =
        all(
            el("h1", text(words.get("signUp.title"))),
            when(!view.wrong().isEmpty(), Gate.problem(words.get("signUp.failed"))),
            form);
    Markup foot =
        all(
            text(words.get("signUp.other") + " "),
            link("/auth/log_in", view.returnPath(), words.get("signUp.logIn")));
    String target = Policy.formTargetBehind(view.returnPath());
    return gate.page(view.reader(), words.get("signUp.title"), card, foot, target);
  }

  public Page logIn(LogInView view) {
    Words words = view.reader().words();
    Markup form =
        Gate.form(
            "/auth/log_in",
            view.csrfToken(),
            Gate.hidden("return_to", view.returnPath()),
            new Field("login", "text", words.get("login.label"))
                .showing(view.entered())
                .wrong(view.failed() ? words.get("logIn.failed") : "")
                .markup(
                    attr("autocomplete", "username"),
                    attr("autocapitalize", "none"),
                    attr("spellcheck", "false"),
                    flag("autofocus", true)),
            new Field("password", "password", words.get("password.label"))
                .markup(attr("autocomplete", "current-password")),
            Gate.submit(words.get("logIn.action")));
    Markup card = all(el("h1", text(words.get("logIn.title"))), form);
    Markup foot =
        when(
            site.registrationsOpen(),
            all(
                text(words.get("logIn.other") + " "),
                link("/auth/sign_up", view.returnPath(), words.get("logIn.signUp"))));
    String target = Policy.formTargetBehind(view.returnPath());
    return gate.page(view.reader(), words.get("logIn.title"), card, foot, target);
  }

  public Page consent(ConsentView view) {
    return consents.consent(view);
  }

  public Page showCode(CodeView view) {
    return consents.code(view);
  }

  public Page error(ErrorView view) {
    Words words = view.reader().words();
    Markup card =
        all(
            el("h1", text(words.get("error.title"))),
            el("p", text(view.reason())),
            el("a", cls("button button-main"), attr("href", "/"), text(words.get("error.back"))));
    return gate.page(view.reader(), words.get("error.title"), card, all(), "");
  }

  private static Markup username(SignUpView view, Words words) {
    String fault = view.wrong().getOrDefault("username", "");
    String wrong = fault.equals("invalid") ? words.get("username.invalid") : faultIn(words, fault);
    return new Field("username", "text", words.get("username.label"))
        .hint(words.get("username.hint"))
        .showing(view.entered().getOrDefault("username", ""))
        .wrong(wrong)
        .markup(
            attr("autocomplete", "username"),
            attr("autocapitalize", "none"),
            attr("spellcheck", "false"),
            attr("maxlength", Integer.toString(Handle.MAX_LENGTH)),
            attr("pattern", "[A-Za-z0-9_]+"),
            flag("autofocus", true));
  }

  private static Markup email(SignUpView view, Words words) {
    return new Field("email", "email", words.get("email.label"))
        .hint(words.get("email.hint"))
        .showing(view.entered().getOrDefault("email", ""))
        .wrong(faultIn(words, view.wrong().getOrDefault("email", "")))
        .markup(attr("autocomplete", "email"));
  }

  private static Markup password(SignUpView view, Words words) {
    String shortest = Integer.toString(SignUp.MIN_PASSWORD);
    return new Field("password", "password", words.get("password.label"))
        .hint(words.get("password.hint", shortest))
        .wrong(faultIn(words, view.wrong().getOrDefault("password", "")))
        .markup(
            attr("autocomplete", "new-password"),
            attr("minlength", shortest),
            attr("maxlength", Integer.toString(SignUp.MAX_PASSWORD)));
  }

  private static Markup agreement(SignUpView view, Words words) {
    String wrong = faultIn(words, view.wrong().getOrDefault("agreement", ""));
    return el(
        "div",
        el(
            "label",
            cls("check"),
            el(
                "input",
                attr("type", "checkbox"),
                attr("name", "agreement"),
                attr("value", "true"),
                flag("checked", view.entered().containsKey("agreement")),
                flag("required", true)),
            el("span", text(words.get("agreement.text")))),
        Gate.wrong("agreement", wrong));
  }

  private static String faultIn(Words words, String fault) {
    if (fault.isEmpty()) {
      return "";
    }
    String key = "field." + fault;
    return words.get(words.has(key) ? key : "field.invalid");
  }

  private static Markup link(String path, String returnPath, String label) {
    String query = returnPath.equals("/") ? "" : "?return_to=" + Gate.encoded(returnPath);
    return el("a", attr("href", path + query), text(label));
  }
}
