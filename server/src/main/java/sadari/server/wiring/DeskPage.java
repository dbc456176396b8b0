package sadari.server.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Request;
import sadari.web.http.Response;

/// The page of a list that an operator asks for: `after=ID&limit=N`.
///
/// @param after the id before it; 0 for the first page
/// @param limit how many at most
record DeskPage(long after, int limit) {
  private static final int USUAL = 40;
  private static final int LONGEST = 500;
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");

  static DeskPage of(Request request) {
    @Nullable String after = request.params().text("after");
    @Nullable String limit = request.params().text("limit");
    return new DeskPage(after == null ? 0 : number(after), limit == null ? USUAL : limit(limit));
  }

  private static int limit(String text) {
    long limit = number(text);
    if (limit > LONGEST) {
      throw HttpProblem.badRequest("limit is from 1 to " + LONGEST);
    }
    return (int) limit;
  }

  /// An id as it was given.
  static long number(String text) {
    if (ID.matcher(text).matches()) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        // Told below: more than 63 bits.
      }
    }
    throw HttpProblem.badRequest("an id is a positive number of at most 63 bits");
  }

  /// Why an id that was given leads nowhere.
  static HttpProblem nothing() {
    return HttpProblem.of(404, "there is nothing with this id");
  }

  /// Whether a person at a terminal asks.
  static boolean isText(Request request) {
    return "text".equals(request.params().text("format"));
  }

  /// A page of a list, as whoever asks wants it.
  ///
  /// @param name of the list in JSON
  /// @param write the fields of one
  /// @param lines all of them as text
  static <T> Response list(
      Request request,
      String name,
      List<T> page,
      BiConsumer<Json, T> write,
      Function<List<T>, String> lines) {
    return isText(request)
        ? text(lines.apply(page))
        : Response.json(
            200,
            Json.object(
                json ->
                    json.array(
                        name,
                        page,
                        (each, one) -> each.fields(fields -> write.accept(fields, one)))));
  }

  static Response text(String text) {
    return Response.bytes(200, "text/plain; charset=utf-8", text.getBytes(UTF_8));
  }
}
