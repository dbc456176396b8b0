package sadari.engine.postgres;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sadari.core.account.Handle;
import sadari.core.account.HandleDirectory;
import sadari.core.failure.Conflict;
import sadari.core.id.AccountId;

/// Unique names.
///
/// ```
/// global
/// └── handle_claim  (account)
///     ├── handle_claim_handle  (handle_key)  unique
///     └── handle_claim_email   (email_key)   unique
/// ```
///
/// The unique keys decide between concurrent claims: the second INSERT waits for the first one's
/// commit, and then does nothing.
final class PostgresHandleDirectory implements HandleDirectory {
  private static final Query DROP_STALE =
      new Query(
          "handle.dropStale",
          """
          delete from global.handle_claim
          where (handle_key = ? or email_key = ?) and not confirmed and claimed_at < ?
            and account <> ?
          """);
  private static final Query DROP_OWN =
      new Query(
          "handle.dropOwn",
          """
          delete from global.handle_claim
          where account = ? and not confirmed and (handle_key <> ? or email_key <> ?)
          """);
  private static final Query INSERT =
      new Query(
          "handle.insert",
          """
          insert into global.handle_claim (account, handle_key, email_key, claimed_at)
          values (?, ?, ?, ?)
          on conflict do nothing
          """);
  private static final Query STANDING =
      new Query(
          "handle.standing",
          """
          select account, handle_key, email_key from global.handle_claim
          where account = ? or handle_key = ? or email_key = ?
          """);
  private static final Query FRESHEN =
      new Query(
          "handle.freshen",
          """
          update global.handle_claim set claimed_at = greatest(claimed_at, ?)
          where account = ? and not confirmed
          """);
  private static final Query CONFIRM =
      new Query(
          "handle.confirm", "update global.handle_claim set confirmed = true where account = ?");
  private static final Query RELEASE =
      new Query("handle.release", "delete from global.handle_claim where account = ?");
  private static final Query BY_HANDLE =
      new Query("handle.byHandle", "select account from global.handle_claim where handle_key = ?");
  private static final Query BY_EMAIL =
      new Query("handle.byEmail", "select account from global.handle_claim where email_key = ?");

  private final Sql sql;

  PostgresHandleDirectory(Sql sql) {
    this.sql = sql;
  }

  private record Names(AccountId account, String handle, String email) {}

  @Override
  public Claim claim(Handle handle, String email, AccountId account, Instant now) {
    Names wanted = new Names(account, handle.key(), key(email));
    // A claim that stood in the way may be gone when it is looked at: then once more.
    for (int attempt = 0; attempt < 5; attempt++) {
      Optional<Claim> claim =
          sql.inTransaction("handle.claim", session -> claim(session, wanted, now));
      if (claim.isPresent()) {
        return claim.get();
      }
    }
    throw new Conflict("handle.claim: others claim and release the same names");
  }

  private static Optional<Claim> claim(Session session, Names wanted, Instant now)
      throws SQLException {
    Instant abandoned = now.minusSeconds(ABANDONED_AFTER_SECONDS);
    session.update(DROP_STALE, wanted.handle, wanted.email, abandoned, wanted.account);
    session.update(DROP_OWN, wanted.account, wanted.handle, wanted.email);
    if (session.update(INSERT, wanted.account, wanted.handle, wanted.email, now) == 1) {
      return Optional.of(new Claim.Granted());
    }
    List<Names> standing =
        session.queryList(
            STANDING,
            row ->
                new Names(
                    new AccountId(row.big("account")),
                    row.text("handle_key"),
                    row.text("email_key")),
            wanted.account,
            wanted.handle,
            wanted.email);
    if (standing.contains(wanted)) {
      session.update(FRESHEN, now, wanted.account);
      return Optional.of(new Claim.Granted());
    }
    if (standing.stream().anyMatch(names -> names.handle.equals(wanted.handle))) {
      return Optional.of(new Claim.HandleTaken());
    }
    if (standing.stream().anyMatch(names -> names.email.equals(wanted.email))) {
      return Optional.of(new Claim.EmailTaken());
    }
    if (!standing.isEmpty()) {
      throw new IllegalArgumentException("the account has other names already");
    }
    return Optional.empty();
  }

  @Override
  public void confirm(AccountId account) {
    if (sql.update(CONFIRM, account) == 0) {
      throw new Conflict("handle.confirm: the claim does not stand any more");
    }
  }

  @Override
  public void release(AccountId account) {
    sql.update(RELEASE, account);
  }

  @Override
  public Optional<AccountId> byHandle(Handle handle) {
    return sql.queryOne(BY_HANDLE, row -> new AccountId(row.big("account")), handle.key());
  }

  @Override
  public Optional<AccountId> byEmail(String email) {
    return sql.queryOne(BY_EMAIL, row -> new AccountId(row.big("account")), key(email));
  }

  private static String key(String email) {
    return email.toLowerCase(Locale.ROOT);
  }
}
