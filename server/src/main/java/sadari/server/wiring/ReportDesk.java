package sadari.server.wiring;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.id.ReportId;
import sadari.core.moderation.Report;
import sadari.core.moderation.ReportStore;
import sadari.core.text.Clean;
import sadari.server.lifecycle.Desk;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Request;
import sadari.web.http.Response;

/// Shows operators what people reported (`GET /operate/reports?after=ID&limit=N`), and lets them
/// say that it is dealt with (`POST /operate/reports`, `resolve=ID`).
final class ReportDesk {
  private final ReportStore reports;
  private final AccountStore accounts;

  private ReportDesk(ReportStore reports, AccountStore accounts) {
    this.reports = reports;
    this.accounts = accounts;
  }

  static void offer(Desk desk, ReportStore reports, AccountStore accounts) {
    ReportDesk operators = new ReportDesk(reports, accounts);
    desk.reading("reports", operators::page);
    desk.deed("reports", operators::resolve);
  }

  private Response page(Request request) {
    DeskPage wanted = DeskPage.of(request);
    List<Report> page = reports.open(wanted.after(), wanted.limit());
    return DeskPage.list(request, "reports", page, ReportDesk::write, this::lines);
  }

  private static void write(Json json, Report report) {
    json.field("id", report.id().text());
    json.field("reported_at", report.id().madeAt().toString());
    json.field("reporter", report.reporter().text());
    json.field("account", report.about().text());
    json.array("posts", report.posts(), (each, post) -> each.value(post.text()));
    json.field("category", report.category().text());
    json.field("comment", report.comment());
  }

  private String lines(List<Report> page) {
    Map<AccountId, Account> people =
        accounts.findAll(
            page.stream()
                .flatMap(report -> Stream.of(report.reporter(), report.about()))
                .collect(Collectors.toSet()));
    return page.isEmpty()
        ? "no report is open\n"
        : page.stream().map(report -> line(report, people)).collect(Collectors.joining());
  }

  private static String line(Report report, Map<AccountId, Account> people) {
    String posts = report.posts().stream().map(PostId::text).collect(Collectors.joining(" "));
    return "%s  %s  %s  by %s  about %s%s  %s%n"
        .formatted(
            report.id(),
            report.id().madeAt(),
            report.category().text(),
            name(report.reporter(), people),
            name(report.about(), people),
            posts.isEmpty() ? "" : "  posts " + posts,
            Clean.line(report.comment()));
  }

  private static String name(AccountId id, Map<AccountId, Account> people) {
    Account account = people.get(id);
    return account == null ? id.text() : "@" + account.handle().text();
  }

  private Response resolve(Request request) {
    @Nullable String resolve = request.params().text("resolve");
    if (resolve == null) {
      throw HttpProblem.badRequest("resolve is not given");
    }
    if (!reports.resolve(new ReportId(DeskPage.number(resolve)))) {
      throw HttpProblem.of(404, "no open report has this id");
    }
    return DeskPage.isText(request)
        ? DeskPage.text("resolved: 1\n")
        : Response.json(200, Json.object(json -> json.field("changed", 1)));
  }
}
