package sadari.engine.postgres;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sadari.core.id.AccountId;
import sadari.core.search.AccountIndex;

/// What people are called.
///
/// ```
/// global
/// ├── search_account           (account)        all words of an account; locked while they change
/// └── search_word              (word, account)  by code point: a prefix is a range
///     └── search_word_account  (account, word)
/// ```
///
/// A search walks the range of its longest prefix in the key's order, [#REACH] words at most, and
/// looks the other prefixes up for each: its work is bounded, however many are called alike.
final class PostgresAccountIndex implements AccountIndex {
  /// Behind everything that starts with what is before it.
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private static final Query PUT =
      new Query(
          "search.put",
          """
          insert into global.search_account as old (account, words) values (?, ?)
          on conflict (account) do update set words = excluded.words
          where old.words <> excluded.words
          """);
  private static final Query DROP_WORDS =
      new Query(
          "search.dropWords",
          "delete from global.search_word where account = ? and word <> all (?::text[])");
  private static final Query ADD_WORDS =
      new Query(
          "search.addWords",
          """
          insert into global.search_word (word, account)
          select word, ?::bigint from unnest(?::text[]) as word
          on conflict do nothing
          """);
  private static final Query REMOVE =
      new Query("search.remove", "delete from global.search_account where account = ?");
  private static final Query FIND =
      new Query(
          "search.find",
          """
          with reached as (
            select word, account from global.search_word
            where word >= ? and word <= ?
            order by word, account limit ?)
          select r.account from reached r
          where not exists (
            select from unnest(?::text[], ?::text[]) as wanted (low, high)
            where not exists (
              select from global.search_word w
              where w.account = r.account and w.word >= wanted.low and w.word <= wanted.high))
          group by r.account
          order by min(r.word), r.account
          offset ? limit ?
          """);
  private static final String[] NO_WORDS = {};

  private final Sql sql;

  PostgresAccountIndex(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void put(Entry entry) {
    String[] words = entry.words().toArray(String[]::new);
    boolean _ =
        sql.inTransaction(
            "search.put",
            session -> {
              // Who waited here for another writer's commit sees, from now on, what that one wrote.
              boolean changed = session.update(PUT, entry.account(), words) == 1;
              if (changed) {
                session.update(DROP_WORDS, entry.account(), words);
                session.update(ADD_WORDS, entry.account(), words);
              }
              return changed;
            });
  }

  @Override
  public void remove(AccountId account) {
    boolean _ =
        sql.inTransaction(
            "search.remove",
            session -> {
              boolean there = session.update(REMOVE, account) == 1;
              session.update(DROP_WORDS, account, NO_WORDS);
              return there;
            });
  }

  @Override
  public List<AccountId> find(List<String> prefixes, int limit, int offset) {
    if (prefixes.isEmpty()) {
      return List.of();
    }
    List<String> longestFirst = new ArrayList<>(prefixes);
    longestFirst.sort(Comparator.comparingInt(String::length).reversed());
    String first = longestFirst.removeFirst();
    return sql.queryList(
        FIND,
        row -> new AccountId(row.big("account")),
        first,
        first + LAST,
        REACH,
        longestFirst.toArray(String[]::new),
        longestFirst.stream().map(prefix -> prefix + LAST).toArray(String[]::new),
        offset,
        limit);
  }
}
