package sadari.engine.postgres;

import static java.util.stream.Collectors.toMap;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.account.Credentials;
import sadari.core.account.Handle;
import sadari.core.account.Profile;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.media.Rendition;
import sadari.core.outbox.Event;
import sadari.core.outbox.PendingEvent;
import sadari.core.outbox.Written;
import sadari.core.post.Visibility;

/// Accounts on three tables of one key.
///
/// ```
/// bucket
/// ├── account        (id)       profile; written seldom, read always
/// ├── account_tally  (account)  counts; written with every post and follow
/// └── credential     (account)  read at log-in only
/// ```
final class PostgresAccountStore implements AccountStore {
  private static final Query CREATE =
      new Query(
          "account.create",
          """
          with profile as (
            insert into bucket.account (
              display_name, note, field_names, field_values,
              avatar_blob, avatar_bytes, avatar_width, avatar_height,
              header_blob, header_bytes, header_width, header_height,
              locked, bot, discoverable, post_visibility, post_sensitive, post_language,
              id, handle, created_at, celebrity)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do nothing
          ), credential as (
            insert into bucket.credential (account, email, password_hash)
            values (?, ?, ?)
            on conflict (account) do nothing
          ), tally as (
            insert into bucket.account_tally (account, posts, followers, following, last_post_at)
            values (?, ?, ?, ?, ?)
            on conflict (account) do nothing
            returning account
          )
          """
              + OutboxWriter.INSERT_FROM
              + "tally");
  private static final String ALL =
      """
      select a.*, t.posts, t.followers, t.following, t.last_post_at
      from bucket.account a join bucket.account_tally t on t.account = a.id
      """;
  private static final Query FIND = new Query("account.find", ALL + "where a.id = ?");
  private static final Query FIND_ALL = new Query("account.findAll", ALL + "where a.id = any(?)");
  private static final Query CREDENTIALS =
      new Query(
          "account.credentials",
          "select email, password_hash from bucket.credential where account = ?");
  private static final Query SET_PASSWORD =
      new Query(
          "account.setPasswordHash",
          "update bucket.credential set password_hash = ? where account = ?");
  private static final Query LOCK =
      new Query("account.lock", ALL + "where a.id = ? for update of a");

  /// Runs after the account was locked, so that `old` is what is replaced.
  private static final Query SET_PROFILE =
      new Query(
          "account.setProfile",
          """
          with old as (
            select avatar_blob, header_blob from bucket.account where id = ?),
          changed as (
            update bucket.account set
              display_name = ?, note = ?, field_names = ?, field_values = ?,
              avatar_blob = ?, avatar_bytes = ?, avatar_width = ?, avatar_height = ?,
              header_blob = ?, header_bytes = ?, header_width = ?, header_height = ?,
              locked = ?, bot = ?, discoverable = ?,
              post_visibility = ?, post_sensitive = ?, post_language = ?
            where id = ?
            returning id, avatar_blob, header_blob),
          withdrawn as (
            insert into bucket.withdrawn_portrait (account, blob, until)
            select distinct changed.id, blob, ?::bigint
            from changed, old, unnest(array[old.avatar_blob, old.header_blob]) as blob
            where blob is not null
              and blob is distinct from changed.avatar_blob
              and blob is distinct from changed.header_blob
            on conflict (account, blob) do update set until = excluded.until, purged = false)
          """
              + OutboxWriter.INSERT_FROM
              + "changed");

  private static final Query SET_CELEBRITY =
      new Query(
          "account.setCelebrity",
          "update bucket.account set celebrity = true where id = ? and not celebrity");
  private static final Query COUNT =
      new Query("account.count", "select count(*) as accounts from bucket.account");

  private final Sql sql;

  PostgresAccountStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Written<Boolean> create(Account account, Credentials credentials, EventId event) {
    List<Object> values = profile(account.profile());
    values.addAll(
        List.of(
            account.id(),
            account.handle().text(),
            account.createdAt(),
            account.celebrity(),
            account.id(),
            credentials.email(),
            credentials.passwordHash()));
    values.addAll(
        List.of(
            account.id(),
            account.tally().posts(),
            account.tally().followers(),
            account.tally().following(),
            account.lastPostAt()));
    PendingEvent pending = new PendingEvent(event, new Event.AccountChanged(account.id()), 0);
    values.addAll(OutboxWriter.values(pending));
    return written(sql.update(CREATE, values.toArray()) == 1, pending);
  }

  private static Written<Boolean> written(boolean changed, PendingEvent pending) {
    return new Written<>(changed, changed ? List.of(pending) : List.of());
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return sql.queryOne(FIND, PostgresAccountStore::read, id);
  }

  @Override
  public Map<AccountId, Account> findAll(Collection<AccountId> ids) {
    return ids.isEmpty()
        ? Map.of()
        : sql.queryList(FIND_ALL, PostgresAccountStore::read, ids).stream()
            .collect(toMap(Account::id, Function.identity()));
  }

  @Override
  public Optional<Credentials> credentials(AccountId id) {
    return sql.queryOne(
        CREDENTIALS, row -> new Credentials(row.text("email"), row.text("password_hash")), id);
  }

  @Override
  public boolean setPasswordHash(AccountId id, String passwordHash) {
    return sql.update(SET_PASSWORD, passwordHash, id) == 1;
  }

  @Override
  public Written<Boolean> setProfile(AccountId id, UnaryOperator<Profile> change, EventId event) {
    PendingEvent pending = new PendingEvent(event, new Event.AccountChanged(id), 0);
    return sql.inTransaction(
        "account.setProfile",
        session -> {
          Optional<Account> old = session.queryOne(LOCK, PostgresAccountStore::read, id);
          if (old.isEmpty()) {
            return written(false, pending);
          }
          List<Object> values = profile(change.apply(old.get().profile()));
          values.addFirst(id);
          values.add(id);
          values.add(event);
          values.addAll(OutboxWriter.values(pending));
          return written(session.update(SET_PROFILE, values.toArray()) == 1, pending);
        });
  }

  @Override
  public boolean setCelebrity(AccountId id) {
    return sql.update(SET_CELEBRITY, id) == 1;
  }

  @Override
  public long count() {
    return sql.queryList(COUNT, row -> row.big("accounts")).getFirst();
  }

  /// The values of a profile in the order of its columns.
  private static List<Object> profile(Profile profile) {
    List<Object> values = new ArrayList<>();
    values.add(profile.displayName());
    values.add(profile.note());
    values.add(profile.fields().stream().map(Profile.Field::name).toArray(String[]::new));
    values.add(profile.fields().stream().map(Profile.Field::value).toArray(String[]::new));
    addRendition(values, profile.avatar());
    addRendition(values, profile.header());
    values.add(profile.flags().locked());
    values.add(profile.flags().bot());
    values.add(profile.flags().discoverable());
    values.add(profile.posting().visibility());
    values.add(profile.posting().sensitive());
    values.add(profile.posting().language());
    return values;
  }

  private static void addRendition(List<Object> values, Optional<Rendition> rendition) {
    values.add(rendition.map(image -> image.blob().text()));
    values.add(rendition.map(Rendition::bytes));
    values.add(rendition.map(Rendition::width));
    values.add(rendition.map(Rendition::height));
  }

  private static Account read(Row row) throws SQLException {
    return new Account(
        new AccountId(row.big("id")),
        new Handle(row.text("handle")),
        readProfile(row),
        new Account.Tally(row.big("posts"), row.big("followers"), row.big("following")),
        row.instant("created_at"),
        row.optionalInstant("last_post_at"),
        row.bool("celebrity"));
  }

  private static Profile readProfile(Row row) throws SQLException {
    List<String> names = row.texts("field_names");
    List<String> texts = row.texts("field_values");
    List<Profile.Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      fields.add(new Profile.Field(names.get(i), texts.get(i)));
    }
    return new Profile(
        row.text("display_name"),
        row.text("note"),
        fields,
        Renditions.read(row, "avatar"),
        Renditions.read(row, "header"),
        new Profile.Flags(row.bool("locked"), row.bool("bot"), row.bool("discoverable")),
        new Profile.Posting(
            Visibility.valueOf(row.text("post_visibility")),
            row.bool("post_sensitive"),
            row.text("post_language")));
  }
}
