package sadari.core.moderation;

import java.util.List;
import sadari.core.id.AccountId;
import sadari.core.id.ReportId;

/// Keeps what people report, each report in the bucket of who reports.
public interface ReportStore {
  /// Adds a report; durable when acknowledged. Idempotent for the same id.
  void add(Report report);

  /// Reports that are not resolved, with ids larger than `after`, oldest first.
  ///
  /// @param after 0 for the first page
  /// @param limit how many at most
  List<Report> open(long after, int limit);

  /// How many reports of somebody are not resolved; counted up to `most`.
  int countOpen(AccountId reporter, int most);

  /// Marks a report as dealt with.
  ///
  /// @return false where there is no open one with this id
  boolean resolve(ReportId id);
}
