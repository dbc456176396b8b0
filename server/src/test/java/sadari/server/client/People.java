package sadari.server.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// People of a test, signed up through the API by an application.
public final class People {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Client stranger;
  private final String appToken;

  public People(RunningServer server) {
    this(server.stranger());
  }

  /// @param stranger a client without a token
  public People(Client stranger) {
    this.stranger = stranger;
    JsonNode app =
        stranger
            .post(
                "/api/v1/apps",
                Map.of(
                    "client_name",
                    "tests",
                    "redirect_uris",
                    "urn:ietf:wg:oauth:2.0:oob",
                    "scopes",
                    "read write follow"))
            .ok();
    this.appToken =
        stranger
            .post(
                "/oauth/token",
                Map.of(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    app.get("client_id").asText(),
                    "client_secret",
                    app.get("client_secret").asText(),
                    "scope",
                    "read write follow"))
            .ok()
            .get("access_token")
            .asText();
  }

  /// Somebody who has just come.
  ///
  /// @param client acts for them
  public record Person(String id, String handle, String token, Client client) {}

  /// A token of the application itself.
  public String appToken() {
    return appToken;
  }

  /// Lets somebody new in.
  public Person arrive(String name) {
    String handle = name + COUNT.incrementAndGet();
    String token =
        stranger
            .as(appToken)
            .post(
                "/api/v1/accounts",
                Map.of(
                    "username",
                    handle,
                    "email",
                    handle + "@example.org",
                    "password",
                    "a good password",
                    "agreement",
                    true,
                    "locale",
                    "en"))
            .ok()
            .get("access_token")
            .asText();
    Client client = stranger.as(token);
    String id = client.get("/api/v1/accounts/verify_credentials").ok().get("id").asText();
    return new Person(id, handle, token, client);
  }
}
