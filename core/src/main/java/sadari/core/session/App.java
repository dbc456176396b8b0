package sadari.core.session;

import java.util.List;
import java.util.Optional;
import sadari.core.id.AppId;

/// A registered client application.
///
/// @param name at most 200 code points
/// @param website an http or https address
/// @param redirectUris where a code may be sent, at least one; matched exactly
/// @param scopes the most that its tokens can have
/// @param secretHash of its client secret
public record App(
    AppId id,
    String name,
    Optional<String> website,
    List<String> redirectUris,
    Scopes scopes,
    String secretHash) {

  /// The redirect address of programs that show the code to be typed in.
  public static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";

  public App {
    redirectUris = List.copyOf(redirectUris);
  }
}
