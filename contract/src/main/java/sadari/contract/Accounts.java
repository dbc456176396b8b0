package sadari.contract;

import java.util.List;
import java.util.Optional;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.account.Credentials;
import sadari.core.account.Handle;
import sadari.core.account.Profile;
import sadari.core.id.AccountId;
import sadari.core.media.BlobKey;
import sadari.core.media.Rendition;
import sadari.core.outbox.Written;
import sadari.core.post.Visibility;

/// People for tests.
public final class Accounts {
  private Accounts() {}

  /// A new person with an empty profile.
  public static Account fresh() {
    return with(Ids.account(), Profile.empty(new Profile.Posting(Visibility.PUBLIC, false, "")));
  }

  /// A new person who has filled in everything, in many scripts.
  public static Account talkative() {
    return with(
        Ids.account(),
        new Profile(
            "사다리 O'Hara \"\\ %_",
            "Line one\nline two 🪜; drop table account; --",
            List.of(new Profile.Field("Web", "https://ladder.example"), new Profile.Field("", "")),
            Optional.of(new Rendition(blob('a', "jpg"), 5_000_000_000L, 400, 400)),
            Optional.of(new Rendition(blob('b', "png"), 77, 1500, 500)),
            new Profile.Flags(true, true, false),
            new Profile.Posting(Visibility.PRIVATE, true, "ko")));
  }

  private static BlobKey blob(char digit, String extension) {
    return new BlobKey(String.valueOf(digit).repeat(64) + "." + extension);
  }

  private static Account with(AccountId id, Profile profile) {
    return new Account(
        id, handle(id), profile, Account.Tally.ZERO, id.madeAt(), Optional.empty(), false);
  }

  /// A handle that nobody else has.
  public static Handle handle(AccountId id) {
    return new Handle("P" + Long.toString(id.value(), 36));
  }

  /// Credentials that fit nobody else.
  public static Credentials credentials(AccountId id) {
    return new Credentials(handle(id) + "@example.org", "$argon2id$" + id);
  }

  /// Creates a new person in a store and answers their id.
  public static AccountId in(AccountStore accounts) {
    return create(accounts, fresh()).id();
  }

  /// Creates a person in a store.
  public static Account create(AccountStore accounts, Account account) {
    Written<Boolean> _ =
        accounts.create(account, credentials(account.id()), Ids.event(account.id()));
    return account;
  }
}
