package sadari.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.account.EditProfile;
import sadari.core.account.Profile;
import sadari.core.follow.FollowStore;
import sadari.core.id.AccountId;
import sadari.core.media.PhotoProcessor.Encoded;
import sadari.core.media.PhotoProcessor.Use;
import sadari.core.media.Photos;
import sadari.core.media.Rendition;
import sadari.core.page.PageRequest;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.http.Upload;
import sadari.web.session.Callers;
import sadari.web.view.Views;

/// Oneself: credentials, profile, preferences.
public final class ProfileApi {
  private static final int MAX_REQUESTS = 1_000;

  private final AccountStore accounts;
  private final EditProfile profiles;
  private final Photos photos;
  private final FollowStore follows;
  private final Views views;
  private final long maxUpload;

  /// @param maxUpload the largest upload, in bytes
  public ProfileApi(
      AccountStore accounts,
      EditProfile profiles,
      Photos photos,
      FollowStore follows,
      Views views,
      long maxUpload) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.photos = photos;
    this.follows = follows;
    this.views = views;
    this.maxUpload = maxUpload;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.get("/api/v1/accounts/verify_credentials", this::verify);
    router
        .patch("/api/v1/accounts/update_credentials", this::update)
        .with(options -> options.withBodyLimit(2 * maxUpload + 65_536));
    router
        .put("/api/v1/accounts/update_credentials", this::update)
        .with(options -> options.withBodyLimit(2 * maxUpload + 65_536));
    router.delete("/api/v1/profile/avatar", request -> remove(request, true));
    router.delete("/api/v1/profile/header", request -> remove(request, false));
    router.get("/api/v1/preferences", this::preferences);
  }

  private Response verify(Request request) {
    AccountId id = Callers.account(request, "read:accounts");
    return own(find(id));
  }

  private Account find(AccountId id) {
    return accounts.find(id).orElseThrow(() -> HttpProblem.of(401, "The access token is invalid"));
  }

  private Response own(Account account) {
    long requests =
        account.profile().flags().locked()
            ? follows.requests(account.id(), PageRequest.first(MAX_REQUESTS)).size()
            : 0;
    return Response.json(views.accounts().own(account, requests));
  }

  private Response update(Request request) {
    AccountId id = Callers.account(request, "write:accounts");
    Params params = request.params();
    Params source = params.group("source");
    EditProfile.Change change =
        new EditProfile.Change(
            Ask.text(params, "display_name"),
            Ask.text(params, "note"),
            fields(params),
            Optional.empty(),
            Optional.empty(),
            new EditProfile.FlagChange(
                Ask.flag(params, "locked"),
                Ask.flag(params, "bot"),
                Ask.flag(params, "discoverable")),
            new EditProfile.PostingChange(
                Ask.visibility(source, "privacy"),
                Ask.flag(source, "sensitive"),
                source.has("language")
                    ? Ask.language(source.text("language"), "source.language")
                        .or(() -> Optional.of(""))
                    : Optional.empty()));
    Optional<EditProfile.Result> refusal = profiles.refusal(id, change);
    if (refusal.isPresent()) {
      return changed(refusal.get());
    }
    // Pictures are kept when nothing can be refused any more, or they would lie about unused.
    Optional<Optional<Encoded>> avatar = portrait(params, "avatar", Use.AVATAR);
    Optional<Optional<Encoded>> header = portrait(params, "header", Use.HEADER);
    return changed(profiles.edit(id, change.withPictures(kept(avatar), kept(header))));
  }

  private Optional<Optional<Rendition>> kept(Optional<Optional<Encoded>> picture) {
    return picture.isEmpty()
        ? Optional.empty()
        : Optional.of(Keeping.told(() -> picture.get().map(photos::store)));
  }

  private Response changed(EditProfile.Result result) {
    return switch (result) {
      case EditProfile.Result.Done(Account account) -> own(account);
      case EditProfile.Result.Invalid(String message) ->
          throw HttpProblem.invalid("Validation failed: " + message);
      case EditProfile.Result.NotFound() -> throw HttpProblem.notFound();
    };
  }

  private static Optional<List<Profile.Field>> fields(Params params) {
    if (!params.has("fields_attributes")) {
      return Optional.empty();
    }
    List<Profile.Field> fields = new ArrayList<>();
    for (Params field : params.groups("fields_attributes")) {
      fields.add(new Profile.Field(field.text("name", ""), field.text("value", "")));
    }
    return Optional.of(fields);
  }

  /// A new picture; an empty value sent as text takes the picture away.
  private Optional<Optional<Encoded>> portrait(Params params, String name, Use use) {
    if (!params.has(name)) {
      return Optional.empty();
    }
    Upload upload = params.file(name);
    if (upload == null) {
      return Optional.of(Optional.empty());
    }
    if (upload.size() > maxUpload) {
      throw HttpProblem.invalid(
          "Validation failed: " + name + " is larger than " + maxUpload + " bytes");
    }
    return switch (photos.portrait(upload.path(), use)) {
      case Photos.Result.Done<Encoded>(Encoded picture) -> Optional.of(Optional.of(picture));
      case Photos.Result.Refused<Encoded>(String message) ->
          throw HttpProblem.invalid("Validation failed: " + name + ": " + message);
    };
  }

  private Response remove(Request request, boolean avatar) {
    AccountId id = Callers.account(request, "write:accounts");
    Optional<Optional<Rendition>> gone = Optional.of(Optional.empty());
    return changed(
        profiles.edit(
            id,
            new EditProfile.Change(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                avatar ? gone : Optional.empty(),
                avatar ? Optional.empty() : gone,
                new EditProfile.FlagChange(Optional.empty(), Optional.empty(), Optional.empty()),
                new EditProfile.PostingChange(
                    Optional.empty(), Optional.empty(), Optional.empty()))));
  }

  private Response preferences(Request request) {
    Profile.Posting posting = find(Callers.account(request, "read:accounts")).profile().posting();
    return Response.json(
        Json.object(
            json ->
                json.field(
                        "posting:default:visibility",
                        posting.visibility().name().toLowerCase(Locale.ROOT))
                    .field("posting:default:sensitive", posting.sensitive())
                    .field(
                        "posting:default:language",
                        posting.language().isEmpty() ? null : posting.language())
                    .field("reading:expand:media", "default")
                    .field("reading:expand:spoilers", false)
                    .field("reading:autoplay:gifs", false)));
  }
}
