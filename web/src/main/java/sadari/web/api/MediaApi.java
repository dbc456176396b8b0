package sadari.web.api;

import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.media.Media;
import sadari.core.media.Photos;
import sadari.web.http.HttpProblem;
import sadari.web.http.Params;
import sadari.web.http.RateClass;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.http.Upload;
import sadari.web.session.Callers;
import sadari.web.view.Views;

/// Uploading photos: `/api/v1/media`, `/api/v2/media`.
public final class MediaApi {
  private static final int FORM_OVERHEAD = 65_536;

  private final Photos photos;
  private final Views views;
  private final long maxUpload;

  /// @param maxUpload the largest upload, in bytes
  public MediaApi(Photos photos, Views views, long maxUpload) {
    this.photos = photos;
    this.views = views;
    this.maxUpload = maxUpload;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    for (String path : new String[] {"/api/v1/media", "/api/v2/media"}) {
      router
          .post(path, this::upload)
          .with(
              options ->
                  options.withBodyLimit(maxUpload + FORM_OVERHEAD).withRate(RateClass.MEDIA));
    }
    router.get("/api/v1/media/:id", this::one);
    router.put("/api/v1/media/:id", this::describe);
    router.patch("/api/v1/media/:id", this::describe);
  }

  private Response upload(Request request) {
    AccountId owner = Callers.account(request, "write:media");
    Params params = request.params();
    Upload upload = params.file("file");
    if (upload == null) {
      throw HttpProblem.invalid("Validation failed: File can't be blank");
    }
    if (upload.size() > maxUpload) {
      throw HttpProblem.of(413, "The file is larger than " + maxUpload + " bytes");
    }
    Media.Caption caption = caption(params, Media.Caption.NONE);
    return switch (Keeping.told(() -> photos.add(owner, upload.path(), caption))) {
      case Photos.Result.Done<Media>(Media media) -> Response.json(views.media().json(media));
      case Photos.Result.Refused<Media>(String message) ->
          throw HttpProblem.invalid("Validation failed: File " + message);
    };
  }

  private Response one(Request request) {
    AccountId owner = Callers.account(request, "write:media");
    Media media = photos.find(owner, Ask.media(request)).orElseThrow(HttpProblem::notFound);
    return Response.json(views.media().json(media));
  }

  private Response describe(Request request) {
    AccountId owner = Callers.account(request, "write:media");
    Media media = photos.find(owner, Ask.media(request)).orElseThrow(HttpProblem::notFound);
    Media.Caption caption = caption(request.params(), media.caption());
    Optional<Media> described = photos.describe(owner, media.id(), caption);
    return Response.json(views.media().json(described.orElseThrow(HttpProblem::notFound)));
  }

  /// What the client says of the photo; what it leaves out stays.
  private static Media.Caption caption(Params params, Media.Caption old) {
    double x = old.focusX();
    double y = old.focusY();
    String focus = params.text("focus", "").strip();
    if (!focus.isEmpty()) {
      String[] parts = focus.split(",", -1);
      x = coordinate(parts, 0);
      y = coordinate(parts, 1);
    }
    return switch (Photos.caption(params.text("description", old.description()), x, y)) {
      case Photos.Result.Done<Media.Caption>(Media.Caption caption) -> caption;
      case Photos.Result.Refused<Media.Caption>(String message) ->
          throw HttpProblem.invalid("Validation failed: " + message);
    };
  }

  /// One of two numbers; what is none is outside of every bound.
  private static double coordinate(String[] parts, int index) {
    try {
      return parts.length == 2 ? Double.parseDouble(parts[index]) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
