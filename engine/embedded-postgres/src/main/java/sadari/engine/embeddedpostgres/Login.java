package sadari.engine.embeddedpostgres;

/// A user of the database and its password.
///
/// @param user the name of the role
/// @param password never logged: [#toString()] hides it
public record Login(String user, String password) {
  @Override
  public String toString() {
    return "Login[user=" + user + ", password=***]";
  }
}
