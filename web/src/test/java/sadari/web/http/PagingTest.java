package sadari.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {
  private final Paging paging = new Paging("https://example.org/");
  private final Served served =
      new Served(
          Router.builder()
              .get("/api/page", request -> Response.text("" + Paging.parse(request, 20, 40)))
              .get("/api/tag/:tag", request -> paging.linked(Response.text(""), request, 90, 10)));

  @AfterEach
  void stop() {
    served.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|20|9223372036854775807|0|NEWEST",
        "?limit=5&max_id=7|5|7|0|NEWEST",
        "?limit=500&since_id=3|40|9223372036854775807|3|NEWEST",
        "?min_id=3&max_id=|20|9223372036854775807|3|OLDEST",
        "?min_id=0|20|9223372036854775807|0|OLDEST",
        "?max_id=99999999999999999999|20|9223372036854775807|0|NEWEST",
      })
  void pagesAreReadFromTheQuery(String query, int limit, long before, long after, String end) {
    String page =
        "PageRequest[limit=%d, before=%d, after=%d, end=%s]".formatted(limit, before, after, end);

    assertEquals(page, served.get("/api/page" + (query == null ? "" : query)).body());
  }

  @ParameterizedTest
  @CsvSource({"?limit=0", "?limit=x", "?max_id=x", "?since_id=-1", "?max_id=007", "?min_id=00"})
  void nonsenseIsRefused(String query) {
    assertEquals(422, served.get("/api/page" + query).statusCode());
  }

  @Test
  void linksKeepFiltersAndLimitButNoTokenAndNoOldPosition() {
    String query = "?any[]=a%3Eb&limit=5&max_id=3&access_token=secret&only_media";
    String link =
        served
            .get("/api/tag/caf%C3%A9" + query.replace("[", "%5B").replace("]", "%5D"))
            .headers()
            .firstValue("link")
            .orElse("");

    String base = "https://example.org/api/tag/caf%C3%A9?any[]=a%3Eb&limit=5&only_media=&";
    assertEquals(
        "<%smax_id=10>; rel=\"next\", <%smin_id=90>; rel=\"prev\"".formatted(base, base), link);
  }
}
