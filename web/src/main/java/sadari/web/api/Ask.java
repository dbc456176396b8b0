package sadari.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sadari.core.id.AccountId;
import sadari.core.id.JobId;
import sadari.core.id.MediaId;
import sadari.core.id.NotificationId;
import sadari.core.id.PostId;
import sadari.core.post.Visibility;
import sadari.web.http.HttpProblem;
import sadari.web.http.Params;
import sadari.web.http.Request;

/// Typed readings of what a client sent.
final class Ask {
  private Ask() {}

  /// The account in the path; a number that cannot be an id is nobody's: 404.
  static AccountId account(Request request) {
    return new AccountId(positive(request));
  }

  static PostId post(Request request) {
    return new PostId(positive(request));
  }

  static MediaId media(Request request) {
    return new MediaId(positive(request));
  }

  static NotificationId notification(Request request) {
    return new NotificationId(positive(request));
  }

  static JobId job(Request request) {
    return new JobId(positive(request));
  }

  private static long positive(Request request) {
    long id = request.segmentId("id");
    if (id == 0) {
      throw HttpProblem.notFound();
    }
    return id;
  }

  /// The ids below a name, as accounts; zeros, which are nobody's, are left out.
  static List<AccountId> accounts(Params params, String name) {
    return params.ids(name).stream().filter(id -> id > 0).map(AccountId::new).distinct().toList();
  }

  static List<MediaId> media(Params params, String name) {
    List<MediaId> media = new ArrayList<>();
    for (long id : params.ids(name)) {
      if (id == 0) {
        throw HttpProblem.invalid("Validation failed: " + name + " must be ids of media");
      }
      media.add(new MediaId(id));
    }
    return media;
  }

  static Optional<PostId> post(Params params, String name) {
    Long id = params.id(name);
    if (id != null && id == 0) {
      throw HttpProblem.notFound();
    }
    return Optional.ofNullable(id).map(PostId::new);
  }

  static Optional<Boolean> flag(Params params, String name) {
    return Optional.ofNullable(params.flag(name));
  }

  static Optional<String> text(Params params, String name) {
    return Optional.ofNullable(params.text(name));
  }

  /// A visibility by its name; empty when absent.
  static Optional<Visibility> visibility(Params params, String name) {
    String text = params.text(name);
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    return switch (text) {
      case "public" -> Optional.of(Visibility.PUBLIC);
      case "unlisted" -> Optional.of(Visibility.UNLISTED);
      case "private" -> Optional.of(Visibility.PRIVATE);
      case "direct" -> Optional.of(Visibility.DIRECT);
      default ->
          throw HttpProblem.invalid(
              "Validation failed: " + name + " must be public, unlisted, private or direct");
    };
  }

  /// A language by its ISO 639 code, of which the first part counts (`en-GB` is `en`); empty when
  /// absent.
  static Optional<String> language(@Nullable String text, String name) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    String code = text.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    if (!code.matches("[a-z]{2,3}")) {
      throw HttpProblem.invalid("Validation failed: " + name + " must be an ISO 639 code");
    }
    return Optional.of(code);
  }
}
