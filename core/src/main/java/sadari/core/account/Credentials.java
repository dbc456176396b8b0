package sadari.core.account;

/// How a person proves who they are. Never shown, never logged.
///
/// @param email as the person wrote it
/// @param passwordHash self-describing (algorithm, parameters and salt inside)
public record Credentials(String email, String passwordHash) {
  @Override
  public String toString() {
    return "Credentials[***]";
  }
}
