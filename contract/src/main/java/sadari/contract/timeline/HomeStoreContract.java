package sadari.contract.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sadari.contract.Ids;
import sadari.contract.Pages;
import sadari.contract.Race;
import sadari.contract.Stores;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.page.PageRequest;
import sadari.core.timeline.HomeStore.Entry;

/// All that a [HomeStore] promises.
public interface HomeStoreContract extends Stores {
  @Test
  default void pushReachesEveryReaderAndNobodyElse() {
    List<AccountId> readers = readers(1_000);
    AccountId other = Ids.account();
    Entry entry = entry();

    homes().push(entry, readers);

    readers.forEach(reader -> assertEquals(List.of(entry), home(reader)));
    assertEquals(List.of(), home(other));
  }

  @Test
  default void pushingTwiceShowsAPostOnce() {
    List<AccountId> readers = readers(3);
    Entry entry = entry();

    homes().push(entry, readers);
    homes().push(entry, List.of(readers.get(0), readers.get(0)));
    homes().push(entry, List.of());

    readers.forEach(reader -> assertEquals(List.of(entry), home(reader)));
  }

  @Test
  default void concurrentPushesInAnyOrderOfReadersAllArrive() {
    List<AccountId> readers = readers(200);
    List<Entry> entries = List.of(entry(), entry());

    Race.of(
        8,
        runner -> {
          List<AccountId> shuffled = new ArrayList<>(readers);
          Collections.shuffle(shuffled, new Random(runner));
          homes().push(entries.get(runner % 2), shuffled);
          return runner;
        });

    readers.forEach(reader -> assertEquals(entries.reversed(), home(reader)));
  }

  @Test
  default void withdrawnPostIsGoneFromTheInboxesNamed() {
    List<AccountId> readers = readers(4);
    Entry kept = entry();
    Entry gone = entry();
    homes().push(kept, readers);
    homes().push(gone, readers);

    homes().withdraw(gone.post(), readers.subList(0, 3));
    homes().withdraw(gone.post(), readers.subList(1, 3));
    homes().withdraw(gone.post(), List.of());

    readers.subList(0, 3).forEach(reader -> assertEquals(List.of(kept), home(reader)));
    assertEquals(List.of(gone, kept), home(readers.get(3)));
  }

  @Test
  default void anInboxIsFilledWithWhatItLacks() {
    AccountId reader = Ids.account();
    Entry one = entry();
    Entry two = entry();
    Entry three = entry();
    homes().push(two, List.of(reader));

    homes().fill(reader, List.of(three, one, two));
    homes().fill(reader, List.of());

    assertEquals(List.of(three, two, one), home(reader));
  }

  @Test
  default void anAuthorIsForgottenInOneInboxOnly() {
    List<AccountId> readers = readers(2);
    AccountId forgotten = Ids.account();
    Entry other = entry();
    homes().push(new Entry(Ids.post(forgotten), forgotten), readers);
    homes().push(other, readers);
    homes().push(new Entry(Ids.post(forgotten), forgotten), readers);

    homes().forget(readers.get(0), forgotten);
    homes().forget(readers.get(0), forgotten);

    assertEquals(List.of(other), home(readers.get(0)));
    assertEquals(3, home(readers.get(1)).size());
  }

  @Test
  default void pagesWalkOverTheInboxWithoutACliff() {
    AccountId reader = Ids.account();
    AccountId author = Ids.account();
    List<Entry> newestFirst = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      newestFirst.addFirst(new Entry(Ids.post(author), author));
    }
    homes().fill(reader, newestFirst);
    homes().push(entry(), readers(3));

    Set<Entry> seen = new HashSet<>();
    PageRequest request = PageRequest.first(40);
    for (int i = 0; i < 50; i++) {
      List<Entry> page = homes().page(reader, request);
      assertEquals(newestFirst.subList(i * 40, (i + 1) * 40), page);
      seen.addAll(page);
      request = request.withBefore(page.getLast().post().value());
    }
    assertEquals(2_000, seen.size());
    assertEquals(List.of(), homes().page(reader, request));
  }

  @Test
  default void pagesFitTogether() {
    AccountId reader = Ids.account();
    List<Entry> newestFirst = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Entry entry = entry();
      homes().push(entry, List.of(reader, Ids.account()));
      newestFirst.addFirst(entry);
    }

    Pages.check(newestFirst, entry -> entry.post().value(), page -> homes().page(reader, page));
  }

  private List<Entry> home(AccountId reader) {
    return homes().page(reader, PageRequest.first(100));
  }

  private static List<AccountId> readers(int count) {
    List<AccountId> readers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      readers.add(Ids.account());
    }
    return readers;
  }

  private static Entry entry() {
    AccountId author = Ids.account();
    PostId post = Ids.post(author);
    return new Entry(post, author);
  }
}
