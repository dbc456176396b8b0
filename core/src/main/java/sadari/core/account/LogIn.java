package sadari.core.account;

import java.util.Optional;
import sadari.core.id.AccountId;

/// Checks passwords. A stranger learns neither from the answer nor from its time whether an account
/// exists.
public final class LogIn {
  private final HandleDirectory directory;
  private final AccountStore accounts;
  private final PasswordHasher hasher;

  public LogIn(HandleDirectory directory, AccountStore accounts, PasswordHasher hasher) {
    this.directory = directory;
    this.accounts = accounts;
    this.hasher = hasher;
  }

  /// Whose handle or e-mail and password these are; empty where they do not fit.
  public Optional<Account> authenticate(String handleOrEmail, String password) {
    if (password.length() > SignUp.MAX_PASSWORD) {
      return Optional.empty();
    }
    Optional<AccountId> id =
        handleOrEmail.contains("@")
            ? directory.byEmail(handleOrEmail.strip())
            : Handle.parse(handleOrEmail.strip()).flatMap(directory::byHandle);
    Optional<Credentials> credentials = id.flatMap(accounts::credentials);
    boolean right =
        credentials
            .map(known -> hasher.matches(password, known.passwordHash()))
            .orElseGet(() -> hasher.matchesNobody(password));
    return right ? id.flatMap(accounts::find) : Optional.empty();
  }
}
