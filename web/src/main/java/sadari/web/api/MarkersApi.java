package sadari.web.api;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import sadari.core.id.AccountId;
import sadari.core.marker.Marker;
import sadari.core.marker.Marker.Place;
import sadari.core.marker.Markers;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;
import sadari.web.view.Links;

/// How far somebody has read, the same for all their clients: `/api/v1/markers`.
public final class MarkersApi {
  private final Markers markers;

  public MarkersApi(Markers markers) {
    this.markers = markers;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.get("/api/v1/markers", this::find);
    router.post("/api/v1/markers", this::advance);
  }

  /// Timelines that have no marker here are left out.
  private Response find(Request request) {
    AccountId reader = Callers.account(request, "read:statuses");
    List<String> names = request.params().texts("timeline");
    Set<Place> places = EnumSet.allOf(Place.class);
    places.removeIf(place -> !names.contains(name(place)));
    return answer(markers.find(reader, places));
  }

  private Response advance(Request request) {
    AccountId reader = Callers.account(request, "write:statuses");
    Params params = request.params();
    Map<Place, Long> lastRead = new EnumMap<>(Place.class);
    for (Place place : Place.values()) {
      if (params.has(name(place))) {
        lastRead.put(place, lastRead(params, place));
      }
    }
    return switch (markers.advance(reader, lastRead)) {
      case Markers.Result.Now(List<Marker> now) -> answer(now);
      case Markers.Result.NotYet(Place place) -> throw noId(place);
    };
  }

  private static long lastRead(Params params, Place place) {
    Long id = params.group(name(place)).id("last_read_id");
    if (id == null || id == 0) {
      throw noId(place);
    }
    return id;
  }

  private static HttpProblem noId(Place place) {
    return HttpProblem.invalid(
        "Validation failed: " + name(place) + ".last_read_id must be the id of something read");
  }

  private static String name(Place place) {
    return place.name().toLowerCase(Locale.ROOT);
  }

  private static Response answer(List<Marker> markers) {
    return Response.json(
        Json.object(
            json ->
                markers.forEach(
                    marker -> json.object(name(marker.place()), fields -> write(fields, marker)))));
  }

  private static void write(Json json, Marker marker) {
    json.field("last_read_id", Long.toString(marker.lastRead()))
        .field("version", marker.version())
        .field("updated_at", Links.time(marker.updatedAt()));
  }
}
