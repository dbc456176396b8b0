package sadari.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.id.AccountId;
import sadari.core.page.Keyed;

/// Accounts for a page of rows that name them.
final class People {
  private People() {}

  /// The accounts of the rows that exist, in the rows' order.
  static List<Account> inOrder(AccountStore accounts, List<Keyed<AccountId>> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<AccountId, Account> found =
        accounts.findAll(rows.stream().map(Keyed::item).distinct().toList());
    List<Account> inOrder = new ArrayList<>(rows.size());
    for (Keyed<AccountId> row : rows) {
      Account account = found.get(row.item());
      if (account != null) {
        inOrder.add(account);
      }
    }
    return inOrder;
  }
}
