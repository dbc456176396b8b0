package sadari.web.api;

import java.util.List;
import sadari.core.account.Account;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.moderation.Report;
import sadari.core.moderation.Report.Category;
import sadari.core.moderation.Reports;
import sadari.core.moderation.Reports.Result;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;
import sadari.web.view.Links;
import sadari.web.view.Views;

/// Telling the operators about somebody: `/api/v1/reports`. Other servers are not told, whatever
/// `forward` says, and there are no rules to name.
public final class ReportsApi {
  private final Reports reports;
  private final Views views;

  public ReportsApi(Reports reports, Views views) {
    this.reports = reports;
    this.views = views;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.post("/api/v1/reports", this::file);
  }

  private Response file(Request request) {
    AccountId reporter = Callers.account(request, "write:reports");
    return switch (reports.file(reporter, wish(request.params()))) {
      case Result.Filed(Report report, Account about) -> Response.json(json(report, about));
      case Result.NotFound() -> throw HttpProblem.notFound();
      case Result.CommentTooLong() ->
          throw invalid("comment has more than " + Reports.MAX_COMMENT + " characters");
      case Result.TooManyOpen() ->
          throw invalid(Reports.MAX_OPEN + " of your reports wait for the operators already");
      case Result.TooManyPosts() -> throw invalid("status_ids are more than " + Reports.MAX_POSTS);
    };
  }

  private static Reports.Wish wish(Params params) {
    Long about = params.id("account_id");
    List<Long> posts = params.ids("status_ids");
    if (about == null) {
      throw invalid("account_id is missing");
    }
    if (about == 0 || posts.contains(0L)) {
      throw HttpProblem.notFound();
    }
    return new Reports.Wish(
        new AccountId(about),
        posts.stream().map(PostId::new).toList(),
        Category.parse(params.text("category", Category.OTHER.text()))
            .orElseThrow(() -> invalid("category must be spam, legal, violation or other")),
        params.text("comment", ""));
  }

  private static HttpProblem invalid(String reason) {
    return HttpProblem.invalid("Validation failed: " + reason);
  }

  private byte[] json(Report report, Account about) {
    return Json.object(
        json ->
            json.field("id", report.id().text())
                .field("action_taken", false)
                .nullField("action_taken_at")
                .field("category", report.category().text())
                .field("comment", report.comment())
                .field("forwarded", false)
                .field("created_at", Links.time(report.id().madeAt()))
                .array("status_ids", report.posts(), (each, post) -> each.value(post.text()))
                .array("rule_ids", List.<String>of(), Json::value)
                .raw("target_account", views.accounts().json(about)));
  }
}
