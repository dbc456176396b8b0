package sadari.engine.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.id.ReportId;
import sadari.core.moderation.Report;
import sadari.core.moderation.Report.Category;
import sadari.core.moderation.ReportStore;

/// Reports, one row each; resolved ones stay.
final class PostgresReportStore implements ReportStore {
  private static final Query ADD =
      new Query(
          "report.add",
          """
          insert into bucket.report (id, reporter, about, posts, category, comment)
          values (?, ?, ?, ?, ?, ?)
          on conflict (id) do nothing
          """);
  private static final Query OPEN =
      new Query(
          "report.open",
          "select * from bucket.report where not resolved and id > ? order by id limit ?");
  private static final Query COUNT_OPEN =
      new Query(
          "report.countOpen",
          """
          select count(*) as many from (
            select from bucket.report where reporter = ? and not resolved limit ?) waiting
          """);
  private static final Query RESOLVE =
      new Query(
          "report.resolve",
          "update bucket.report set resolved = true where id = ? and not resolved");

  private final Sql sql;

  PostgresReportStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(Report report) {
    sql.update(
        ADD,
        report.id(),
        report.reporter(),
        report.about(),
        report.posts(),
        report.category(),
        report.comment());
  }

  @Override
  public List<Report> open(long after, int limit) {
    return sql.queryList(OPEN, PostgresReportStore::read, after, limit);
  }

  @Override
  public int countOpen(AccountId reporter, int most) {
    return sql.queryOne(COUNT_OPEN, row -> row.number("many"), reporter, most).orElse(0);
  }

  @Override
  public boolean resolve(ReportId id) {
    return sql.update(RESOLVE, id) == 1;
  }

  private static Report read(Row row) throws SQLException {
    return new Report(
        new ReportId(row.big("id")),
        new AccountId(row.big("reporter")),
        new AccountId(row.big("about")),
        LongStream.of(row.bigs("posts")).mapToObj(PostId::new).toList(),
        Category.valueOf(row.text("category")),
        row.text("comment"));
  }
}
