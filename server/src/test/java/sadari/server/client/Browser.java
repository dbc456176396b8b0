package sadari.server.client;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A browser without scripts: it keeps cookies, and sends forms back as the page has them.
public final class Browser {
  /// The password that all sign up with.
  public static final String PASSWORD = "correct horse battery";

  private static final Pattern FORM =
      Pattern.compile("<form[^>]* action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

  private final Client client;

  /// @param client with a cookie jar of its own
  public Browser(Client client) {
    this.client = client;
  }

  public Client client() {
    return client;
  }

  /// The hidden fields of the form on a page that leads to `action`.
  public static Map<String, String> hidden(Answer page, String action) {
    Matcher form = FORM.matcher(page.text());
    while (form.find()) {
      if (form.group(1).equals(action)) {
        Map<String, String> fields = new HashMap<>();
        HIDDEN
            .matcher(form.group(2))
            .results()
            .forEach(field -> fields.put(plain(field.group(1)), plain(field.group(2))));
        return fields;
      }
    }
    throw new AssertionError("no form for " + action + ": " + page);
  }

  private static String plain(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  /// Fills in the form on a page and sends it.
  public Answer submit(Answer page, String action, Map<String, String> filled) {
    Map<String, String> fields = hidden(page, action);
    fields.putAll(filled);
    return client.form(action, fields);
  }

  /// Signs up by the form at an address, and is logged in.
  public Answer signUp(String path, String handle) {
    Map<String, String> fields =
        Map.of(
            "username",
            handle,
            "email",
            handle + "@example.org",
            "password",
            PASSWORD,
            "agreement",
            "true");
    return submit(client.get(path), "/auth/sign_up", fields);
  }

  /// Logs in by the form at an address.
  public Answer logIn(String path, String handle) {
    return submit(client.get(path), "/auth/log_in", Map.of("login", handle, "password", PASSWORD));
  }
}
