package sadari.server.config;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The edges in front of this server, and the port that they fetch from.
///
/// @param urls what addresses of photos begin with, one for each edge; empty for no edges
/// @param purge where each is told to forget something, in the same order
/// @param secret what edges and servers know each other by
/// @param originHost the address that edges fetch from
/// @param originPort its port; 0 for none
public record EdgesConfig(
    List<URI> urls, List<URI> purge, Secret secret, String originHost, int originPort) {
  private static final String SECRET = "edge.secret";
  private static final int SHORTEST = 16;

  static EdgesConfig from(Settings settings) {
    List<URI> urls = origins(settings, "edge.urls");
    List<URI> given = origins(settings, "edge.purge");
    int port = settings.number("edge.origin-port", 0, 0, 65_535);
    Secret secret = settings.secret(SECRET);
    if (given.size() != urls.size() && !given.isEmpty()) {
      settings.problem("edge.purge", "has an address for each of edge.urls, or none");
    }
    if ((port != 0 || !urls.isEmpty()) && secret.reveal().length() < SHORTEST) {
      settings.problem(SECRET, "has at least " + SHORTEST + " characters where there are edges");
    }
    return new EdgesConfig(
        urls,
        given.size() == urls.size() ? given : urls,
        secret,
        settings.text("edge.origin-host", "127.0.0.1"),
        port);
  }

  private static List<URI> origins(Settings settings, String key) {
    return settings.read(
        key,
        List.of(),
        text ->
            Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(Settings::origin)
                .toList(),
        all -> all.stream().map(URI::toString).collect(Collectors.joining(", ")));
  }
}
