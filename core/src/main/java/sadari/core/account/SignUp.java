package sadari.core.account;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.outbox.Dispatcher;
import sadari.core.outbox.Written;
import sadari.core.post.Visibility;

/// Lets a new person in: checks what they ask for, claims handle and e-mail in the directory,
/// creates the account in its bucket, and makes the claim final.
///
/// A sign-up that dies half way leaves a provisional claim, which lapses; never half an account.
public final class SignUp {
  /// The shortest password, in characters.
  public static final int MIN_PASSWORD = 8;

  /// The longest password, in characters: more is no safer, and slow to hash.
  public static final int MAX_PASSWORD = 128;

  private static final int MAX_EMAIL = 254;
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>()\"]{1,64}@[^\\s@<>()\"]+\\.[^\\s@.<>()\"]+");

  /// Handles that would be taken for the server's own.
  private static final Set<String> RESERVED =
      Set.of(
          "admin",
          "administrator",
          "root",
          "sadari",
          "support",
          "system",
          "moderator",
          "webmaster");

  private final HandleDirectory directory;
  private final AccountStore accounts;
  private final PasswordHasher hasher;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Dispatcher dispatcher;

  public SignUp(
      HandleDirectory directory,
      AccountStore accounts,
      PasswordHasher hasher,
      IdGenerator ids,
      InstantSource clock,
      Dispatcher dispatcher) {
    this.directory = directory;
    this.accounts = accounts;
    this.hasher = hasher;
    this.ids = ids;
    this.clock = clock;
    this.dispatcher = dispatcher;
  }

  /// What somebody asks for.
  ///
  /// @param agreed whether they agree to the rules
  /// @param language an ISO 639-1 code, or empty
  public record Request(
      String handle, String email, String password, boolean agreed, String language) {
    @Override
    public String toString() {
      return "Request[***]";
    }
  }

  /// What became of a request.
  public sealed interface Result {
    /// They are in.
    record Welcome(Account account) implements Result {}

    /// They are not; why, field by field.
    record Refused(List<Problem> problems) implements Result {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /// What is wrong with a field.
  public record Problem(Field field, Fault fault) {}

  /// The fields of the form.
  public enum Field {
    USERNAME,
    EMAIL,
    PASSWORD,
    AGREEMENT
  }

  /// What can be wrong with a field.
  public enum Fault {
    BLANK,
    INVALID,
    TOO_SHORT,
    TOO_LONG,
    RESERVED,
    TAKEN,
    ACCEPTED
  }

  /// Lets a person in, or says why not.
  public Result signUp(Request request) {
    List<Problem> problems = problems(request);
    if (!problems.isEmpty()) {
      return new Result.Refused(problems);
    }
    Handle handle = new Handle(request.handle());
    if (isTaken(handle)) {
      return refused(Field.USERNAME);
    }
    // Hashing comes first: nothing is claimed while the slow part may still be refused.
    String passwordHash = hasher.hash(request.password());
    AccountId id = ids.account();
    return switch (directory.claim(handle, request.email(), id, clock.instant())) {
      case HandleDirectory.Claim.HandleTaken() -> refused(Field.USERNAME);
      case HandleDirectory.Claim.EmailTaken() -> refused(Field.EMAIL);
      case HandleDirectory.Claim.Granted() -> {
        Account account = account(id, handle, request.language());
        Written<Boolean> written =
            accounts.create(account, new Credentials(request.email(), passwordHash), ids.event(id));
        directory.confirm(id);
        dispatcher.settle(written);
        yield new Result.Welcome(account);
      }
    };
  }

  private static Result refused(Field field) {
    return new Result.Refused(List.of(new Problem(field, Fault.TAKEN)));
  }

  /// Whether the handle is somebody's. A claim whose account exists but was never confirmed – the
  /// server died between the two – is confirmed here, before it could lapse.
  private boolean isTaken(Handle handle) {
    Optional<AccountId> holder = directory.byHandle(handle);
    if (holder.flatMap(accounts::find).isEmpty()) {
      return false;
    }
    directory.confirm(holder.get());
    return true;
  }

  private Account account(AccountId id, Handle handle, String language) {
    Profile profile = Profile.empty(new Profile.Posting(Visibility.PUBLIC, false, language));
    return new Account(
        id, handle, profile, Account.Tally.ZERO, id.madeAt(), Optional.empty(), false);
  }

  private static List<Problem> problems(Request request) {
    List<Problem> problems = new ArrayList<>();
    String handle = request.handle();
    if (handle.isBlank()) {
      problems.add(new Problem(Field.USERNAME, Fault.BLANK));
    } else if (handle.length() > Handle.MAX_LENGTH) {
      problems.add(new Problem(Field.USERNAME, Fault.TOO_LONG));
    } else if (Handle.parse(handle).isEmpty()) {
      problems.add(new Problem(Field.USERNAME, Fault.INVALID));
    } else if (RESERVED.contains(handle.toLowerCase(Locale.ROOT))) {
      problems.add(new Problem(Field.USERNAME, Fault.RESERVED));
    }
    if (request.email().isBlank()) {
      problems.add(new Problem(Field.EMAIL, Fault.BLANK));
    } else if (request.email().length() > MAX_EMAIL || !EMAIL.matcher(request.email()).matches()) {
      problems.add(new Problem(Field.EMAIL, Fault.INVALID));
    }
    passwordFault(request.password())
        .ifPresent(fault -> problems.add(new Problem(Field.PASSWORD, fault)));
    if (!request.agreed()) {
      problems.add(new Problem(Field.AGREEMENT, Fault.ACCEPTED));
    }
    return problems;
  }

  /// What is wrong with a password; empty where it will do.
  public static Optional<Fault> passwordFault(String password) {
    if (password.isEmpty()) {
      return Optional.of(Fault.BLANK);
    }
    if (password.length() < MIN_PASSWORD) {
      return Optional.of(Fault.TOO_SHORT);
    }
    return password.length() > MAX_PASSWORD ? Optional.of(Fault.TOO_LONG) : Optional.empty();
  }
}
