package sadari.contract.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.core.id.AccountId;
import sadari.core.search.AccountIndex;
import sadari.core.search.AccountIndex.Entry;

/// All that an [AccountIndex] promises. The index is global: each test has words of its own.
public interface AccountIndexContract {
  /// The index.
  AccountIndex people();

  /// Makes words that no other test has.
  AtomicLong COUNT = new AtomicLong(Ids.nextFor(Ids.account()));

  private static String stem() {
    return "w" + COUNT.incrementAndGet() + "_";
  }

  private AccountId called(String... words) {
    AccountId account = Ids.account();
    people().put(new Entry(account, List.of(words)));
    return account;
  }

  private List<AccountId> find(String... prefixes) {
    return people().find(List.of(prefixes), 100, 0);
  }

  @Test
  default void anyWordIsFoundByItsStart() {
    String stem = stem();
    String name = "김민준" + stem;
    AccountId account = called(stem + "sky", name);
    called("x" + stem + "sky");

    assertEquals(List.of(account), find(stem));
    assertEquals(List.of(account), find(stem + "sk"));
    assertEquals(List.of(account), find(name));
    assertEquals(List.of(account), find(name.substring(0, name.length() - 1)));
    assertEquals(List.of(), find(stem + "kys"));
    assertEquals(List.of(), find(stem + "skyy"));
    assertEquals(List.of(), people().find(List.of(), 100, 0));
  }

  @Test
  default void everyPrefixMustBeTheStartOfAWord() {
    String stem = stem();
    AccountId both = called(stem + "ann", stem + "berg");
    called(stem + "ann", stem + "carl");
    AccountId longer = called(stem + "annabel", stem + "bergman", stem + "x");

    assertEquals(List.of(both, longer), find(stem + "an", stem + "ber"));
    assertEquals(List.of(both, longer), find(stem + "b", stem + "a", stem));
    assertEquals(List.of(), find(stem + "berg", stem + "carl"));
  }

  @Test
  default void theWordItselfComesBeforeLongerOnesAndEachAccountOnce() {
    String stem = stem();
    AccountId last = called(stem + "하늘");
    AccountId second = called(stem + "a", stem + "b", stem + "하늘");
    AccountId third = called(stem + "ab");
    AccountId first = called(stem, stem + "z");

    assertEquals(List.of(first, second, third, last), find(stem));
  }

  @Test
  default void charactersThatMeanSomethingToADatabaseAreOrdinary() {
    String stem = stem();
    AccountId percent = called(stem + "%x");
    AccountId backslash = called(stem + "\\x");
    called(stem + "ax");

    assertEquals(List.of(percent), find(stem + "%"));
    assertEquals(List.of(backslash), find(stem + "\\"));
    assertEquals(List.of(), find(stem.replace('_', '%')));
    assertEquals(List.of(), find(stem.replace('w', '_')));
    assertEquals(List.of(), find("'; drop table " + stem));
  }

  @Test
  default void putReplacesAllWordsAndCanBeRepeated() {
    String stem = stem();
    AccountId account = called(stem + "old", stem + "kept");
    Entry entry = new Entry(account, List.of(stem + "kept", stem + "new"));

    people().put(entry);
    people().put(entry);

    assertEquals(List.of(), find(stem + "old"));
    assertEquals(List.of(account), find(stem + "kept"));
    assertEquals(List.of(account), find(stem + "new"));
  }

  @Test
  default void anAccountTakenOutIsFoundNoMoreUntilItIsPutAgain() {
    String stem = stem();
    AccountId gone = called(stem + "a", stem + "b");
    AccountId stays = called(stem + "c");

    people().remove(gone);
    people().remove(gone);
    assertEquals(List.of(stays), find(stem));

    people().put(new Entry(gone, List.of(stem + "a", stem + "b")));
    assertEquals(List.of(gone, stays), find(stem));
  }

  @Test
  default void ofEntriesPutAtOnceOneStandsWhole() {
    for (int round = 0; round < 10; round++) {
      String stem = stem();
      AccountId account = Ids.account();

      Race.of(
          6,
          runner -> {
            people().put(new Entry(account, List.of(stem + runner + "a", stem + runner + "b")));
            return runner;
          });

      long whole = 0;
      long halves = 0;
      for (int runner = 0; runner < 6; runner++) {
        whole += find(stem + runner + "a", stem + runner + "b").size();
        halves += find(stem + runner + "a").size() + find(stem + runner + "b").size();
      }
      assertEquals(1, whole);
      assertEquals(2, halves);
    }
  }

  @Test
  default void pagesFitTogether() {
    String stem = stem();
    List<AccountId> inOrder = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      inOrder.add(called(stem + (char) ('a' + i), stem + (char) ('a' + i) + "x", stem + "zz" + i));
    }

    List<AccountId> walked = new ArrayList<>();
    for (int offset = 0; offset < 30; offset += 10) {
      walked.addAll(people().find(List.of(stem), 10, offset));
    }

    assertEquals(inOrder, walked);
  }

  @Test
  default void aSearchLooksNoFartherThanItsReach() {
    String stem = stem();
    String[] many = new String[AccountIndex.REACH];
    Arrays.setAll(many, i -> stem + "a" + i);
    AccountId crowd = called(many);
    AccountId behind = called(stem + "b");

    assertEquals(List.of(crowd), find(stem));
    assertEquals(List.of(behind), find(stem + "b"));
    assertTrue(people().find(List.of(stem), 10, AccountIndex.REACH).isEmpty());
  }
}
