package sadari.server.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// An application of somebody else's that people let act for them.
///
/// @param client has no token
/// @param redirectUri where answers are sent to
public record ThirdParty(
    Client client, String id, String secret, String redirectUri, String scopes) {

  /// Registers one.
  public static ThirdParty register(Client client, String redirectUri, String scopes) {
    JsonNode app =
        client
            .post(
                "/api/v1/apps",
                Map.of("client_name", "An app", "redirect_uris", redirectUri, "scopes", scopes))
            .ok();
    return new ThirdParty(
        client,
        app.get("client_id").asText(),
        app.get("client_secret").asText(),
        redirectUri,
        scopes);
  }

  /// Where it sends a browser to.
  ///
  /// @param changes of what it usually asks; a value that is empty leaves the parameter out
  public String asking(Map<String, String> changes) {
    Map<String, String> query = new HashMap<>();
    query.put("client_id", id);
    query.put("redirect_uri", redirectUri);
    query.put("response_type", "code");
    query.put("scope", scopes);
    query.putAll(changes);
    return "/oauth/authorize?"
        + query.entrySet().stream()
            .filter(parameter -> !parameter.getValue().isEmpty())
            .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
            .collect(Collectors.joining("&"));
  }

  /// Lets it act for whoever is logged in with a browser; the code that it is sent.
  public String consent(Browser browser, Map<String, String> changes) {
    Answer page = browser.client().get(asking(changes));
    Answer sent = browser.submit(page, "/oauth/authorize", Map.of("decision", "allow"));
    return Objects.requireNonNull(parameters(sent.header("Location")).get("code"));
  }

  /// The query of an address.
  public static Map<String, String> parameters(String address) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : URI.create(address).getRawQuery().split("&")) {
      String[] both = pair.split("=", 2);
      parameters.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  /// Asks for a token.
  ///
  /// @param changes of what it usually sends; a value that is empty leaves the parameter out
  public Answer exchange(String code, Map<String, String> changes) {
    Map<String, String> form = new HashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("client_id", id);
    form.put("client_secret", secret);
    form.put("redirect_uri", redirectUri);
    form.put("code", code);
    form.putAll(changes);
    form.values().removeIf(String::isEmpty);
    return client.form("/oauth/token", form);
  }

  /// A token for whoever is logged in with a browser.
  public String token(Browser browser) {
    return exchange(consent(browser, Map.of()), Map.of()).ok().get("access_token").asText();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
