package sadari.core.moderation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.id.ReportId;

/// What somebody tells the operators about somebody else.
///
/// @param id tells when
/// @param posts of the account that it is about; perhaps none
/// @param comment at most [Reports#MAX_COMMENT] code points
public record Report(
    ReportId id,
    AccountId reporter,
    AccountId about,
    List<PostId> posts,
    Category category,
    String comment) {

  public Report {
    posts = List.copyOf(posts);
  }

  /// What is wrong.
  public enum Category {
    /// Advertisements nobody asked for.
    SPAM,
    /// Against the law.
    LEGAL,
    /// Against this server's rules.
    VIOLATION,
    /// Something else; the comment tells.
    OTHER;

    /// The category of that name.
    public static Optional<Category> parse(String text) {
      return Stream.of(values()).filter(category -> category.text().equals(text)).findFirst();
    }

    /// Its name in the client API.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
