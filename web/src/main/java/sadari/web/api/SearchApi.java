package sadari.web.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.id.AccountId;
import sadari.core.post.Post;
import sadari.core.read.Posts;
import sadari.core.search.Search;
import sadari.core.search.Search.Slice;
import sadari.core.text.Clean;
import sadari.core.text.Tokenizer;
import sadari.web.http.HttpProblem;
import sadari.web.http.Json;
import sadari.web.http.Params;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.session.Callers;
import sadari.web.view.Links;
import sadari.web.view.Views;

/// Finding people, tags and posts: `/api/v2/search`, and what clients complete names and tags by.
///
/// Posts are found by their address only: their texts are not indexed, so any other search finds
/// none. `resolve` means nothing here: everybody is local.
public final class SearchApi {
  private static final Set<String> TYPES = Set.of("", "accounts", "hashtags", "statuses");
  private static final int MAX_QUERY = 500;

  private final Search search;
  private final Posts posts;
  private final AccountStore accounts;
  private final Views views;

  public SearchApi(Search search, Posts posts, AccountStore accounts, Views views) {
    this.search = search;
    this.posts = posts;
    this.accounts = accounts;
    this.views = views;
  }

  /// Adds the routes. `/api/v1/search` is not there: clients then take the second version.
  public void addTo(Router.Builder router) {
    router.get("/api/v2/search", this::everything);
    router.get("/api/v1/accounts/search", this::people);
    router.get("/api/v1/tags/:name", this::tag);
  }

  private Response everything(Request request) {
    Optional<AccountId> viewer = Callers.viewer(request, "read:search");
    Params params = request.params();
    String query = query(params);
    String type = params.text("type", "");
    if (!TYPES.contains(type)) {
      throw HttpProblem.invalid("Validation failed: type must be accounts, hashtags or statuses");
    }
    Slice slice = slice(params, 20, 40);
    boolean address = query.startsWith("https://") || query.startsWith("http://");
    List<Account> people =
        wants(type, "accounts") && !query.startsWith("#")
            ? address ? byProfile(query) : search.people(query, follower(params, viewer), slice)
            : List.of();
    List<String> tags =
        wants(type, "hashtags") && !address && !query.startsWith("@")
            ? search.tags(query, slice)
            : List.of();
    List<Post> found = wants(type, "statuses") && address ? byAddress(viewer, query) : List.of();
    byte[] accountsJson = views.accounts().json(people);
    byte[] statusesJson = views.statuses().json(viewer, found);
    byte[] tagsJson = views.tags().json(tags);
    return Response.json(
        Json.object(
            json ->
                json.raw("accounts", accountsJson)
                    .raw("statuses", statusesJson)
                    .raw("hashtags", tagsJson)));
  }

  private static boolean wants(String type, String one) {
    return type.isEmpty() || type.equals(one);
  }

  private static String query(Params params) {
    String query = params.required("q").strip();
    if (Clean.length(query) > MAX_QUERY) {
      throw HttpProblem.invalid("Validation failed: q is longer than " + MAX_QUERY + " characters");
    }
    return query;
  }

  private static Slice slice(Params params, int usual, int largest) {
    Long limit = params.number("limit");
    if (limit != null && limit < 1) {
      throw HttpProblem.invalid("Validation failed: limit must be 1 or more");
    }
    Long offset = params.number("offset");
    if (offset != null && offset < 0) {
      throw HttpProblem.invalid("Validation failed: offset must be 0 or more");
    }
    return new Slice(
        limit == null ? usual : (int) Math.min(limit, largest),
        offset == null ? 0 : (int) Math.min(offset, Integer.MAX_VALUE - largest));
  }

  /// Whose follows narrow the search: a stranger follows nobody, and is not narrowed.
  private static Optional<AccountId> follower(Params params, Optional<AccountId> viewer) {
    return viewer.filter(_ -> params.flag("following", false));
  }

  private List<Account> byProfile(String address) {
    return views
        .links()
        .profileAt(address)
        .map(handle -> handle.text() + "@" + views.links().host())
        .map(whole -> search.people(whole, Optional.empty(), new Slice(1, 0)))
        .orElse(List.of());
  }

  private List<Post> byAddress(Optional<AccountId> viewer, String address) {
    return views.links().postAt(address).stream()
        .flatMap(at -> posts.find(viewer, at.post()).filter(post -> isBy(at, post)).stream())
        .toList();
  }

  private boolean isBy(Links.PostAddress at, Post post) {
    return accounts
        .find(post.author())
        .filter(author -> author.handle().key().equals(at.author().key()))
        .isPresent();
  }

  private Response people(Request request) {
    AccountId viewer = Callers.account(request, "read:accounts");
    Params params = request.params();
    return Response.json(
        views
            .accounts()
            .json(
                search.people(
                    query(params), follower(params, Optional.of(viewer)), slice(params, 40, 80))));
  }

  private Response tag(Request request) {
    String tag = Tokenizer.tagKey(request.segment("name"));
    if (tag.isEmpty() || Clean.length(tag) > Tokenizer.MAX_TAG) {
      throw HttpProblem.notFound();
    }
    return Response.json(views.tags().json(tag));
  }
}
