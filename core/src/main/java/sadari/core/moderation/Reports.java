package sadari.core.moderation;

import java.util.List;
import java.util.Optional;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.id.PostId;
import sadari.core.moderation.Report.Category;
import sadari.core.post.Post;
import sadari.core.read.Posts;
import sadari.core.text.Clean;

/// Takes in what people report to this server's operators. Nobody else is told.
public final class Reports {
  /// The longest comment, in code points.
  public static final int MAX_COMMENT = 1_000;

  /// How many posts a report names at most.
  public static final int MAX_POSTS = 100;

  /// How many reports of one person wait for the operators at most: they read each of them.
  public static final int MAX_OPEN = 100;

  private final ReportStore reports;
  private final AccountStore accounts;
  private final Posts posts;
  private final IdGenerator ids;

  public Reports(ReportStore reports, AccountStore accounts, Posts posts, IdGenerator ids) {
    this.reports = reports;
    this.accounts = accounts;
    this.posts = posts;
    this.ids = ids;
  }

  /// What somebody wants to report.
  public record Wish(AccountId about, List<PostId> posts, Category category, String comment) {
    public Wish {
      posts = posts.stream().distinct().toList();
    }
  }

  /// What became of it.
  public sealed interface Result {
    /// It is with the operators.
    record Filed(Report report, Account about) implements Result {}

    /// There is no such account, or a post is not there, is not theirs, or is not for the reporter
    /// to see.
    record NotFound() implements Result {}

    /// The comment is too long.
    record CommentTooLong() implements Result {}

    /// There are too many posts.
    record TooManyPosts() implements Result {}

    /// As many of the reporter's as may be wait for the operators already.
    record TooManyOpen() implements Result {}
  }

  /// Files a report.
  public Result file(AccountId reporter, Wish wish) {
    String comment = Clean.text(wish.comment());
    if (Clean.length(comment) > MAX_COMMENT) {
      return new Result.CommentTooLong();
    }
    if (wish.posts().size() > MAX_POSTS) {
      return new Result.TooManyPosts();
    }
    Optional<Account> about = accounts.find(wish.about());
    if (about.isEmpty() || !areTheirs(reporter, wish)) {
      return new Result.NotFound();
    }
    if (reports.countOpen(reporter, MAX_OPEN) >= MAX_OPEN) {
      return new Result.TooManyOpen();
    }
    Report report =
        new Report(
            ids.report(reporter), reporter, wish.about(), wish.posts(), wish.category(), comment);
    reports.add(report);
    return new Result.Filed(report, about.get());
  }

  private boolean areTheirs(AccountId reporter, Wish wish) {
    List<Post> seen = posts.findAll(Optional.of(reporter), wish.posts());
    return seen.size() == wish.posts().size()
        && seen.stream().allMatch(post -> post.author().equals(wish.about()));
  }
}
