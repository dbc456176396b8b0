package sadari.web.pages;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sadari.web.http.AssetLinks;

/// Where pages find their scripts and styles. Thread-safe.
///
/// What a page asks for at once comes from an edge, while one is well. What the program asks for
/// later comes from this server: the edge may have gone by then, and a page that is open cannot be
/// told. Pictures of the interface, of which there is one, come from this server, too.
final class Sources {
  private static final String PAGES = "app/pages/";
  private static final String WRITING = "app/compose/";
  private static final String OPEN = WRITING + "open.js";
  private static final List<String> LATER =
      List.of("app/messages/", PAGES, "app/profile/", "app/settings/", "app/post/viewer.js");

  private final Site site;
  private final List<String> early;
  private final List<String> writing;
  private final Map<Kind, AssetLinks> links = new ConcurrentHashMap<>();

  /// What pages of one kind have in common: there are few.
  private record Kind(String edge, Language language, boolean signedIn) {}

  Sources(Site site) {
    this.site = site;
    this.early = scripts(name -> LATER.stream().noneMatch(name::startsWith) && !writes(name));
    this.writing = scripts(Sources::writes);
  }

  private List<String> scripts(Predicate<String> wanted) {
    return site.assets().names().stream()
        .filter(name -> name.startsWith("app/"))
        .filter(wanted)
        .toList();
  }

  /// Whether a script is needed only by who writes.
  private static boolean writes(String name) {
    return name.startsWith(WRITING) && !name.equals(OPEN);
  }

  /// The names of the scripts that a page asks for at once.
  List<String> first(Language language, boolean signedIn) {
    return Stream.of(
            early,
            signedIn ? writing : List.<String>of(),
            List.of(
                "app/messages/" + language.tag() + ".js",
                PAGES + (signedIn ? "home.js" : "landing.js")))
        .flatMap(List::stream)
        .toList();
  }

  /// Where a page finds them at this moment.
  AssetLinks links(Reader reader, boolean signedIn) {
    String edge = reader.near() ? site.edge().get() : "";
    return links.computeIfAbsent(new Kind(edge, reader.language(), signedIn), this::links);
  }

  private AssetLinks links(Kind kind) {
    Set<String> near = new HashSet<>(first(kind.language(), kind.signedIn()));
    site.assets().names().stream().filter(name -> name.endsWith(".css")).forEach(near::add);
    return site.assets().links(kind.edge(), near);
  }
}
