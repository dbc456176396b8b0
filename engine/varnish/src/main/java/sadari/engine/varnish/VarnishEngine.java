package sadari.engine.varnish;

import java.net.URI;
import java.util.List;
import sadari.core.edge.Edge;

/// The door to Varnish 6.6 and later. Starts nothing: it is a program of the edge's machine.
public final class VarnishEngine {
  /// The header that carries the secret between edges and servers.
  public static final String SECRET_HEADER = "X-Sadari-Edge";

  /// What an edge and an origin are asked for to learn whether they serve.
  public static final String HEALTH_PATH = "/edge/health";

  private VarnishEngine() {}

  /// The content of the VCL file; it has the secret in it.
  public static String configuration(EdgeDescription edge) {
    return new VclFile(edge).text();
  }

  /// Connections to edges that run somewhere.
  ///
  /// @param addresses what clients are given, one for each edge
  /// @param controls where each is purged, in the same order; may be the same
  /// @param secret as the edges were told
  public static Connected connect(List<URI> addresses, List<URI> controls, String secret) {
    return new Connected(addresses, controls, secret);
  }

  /// Edges, and the connections to them. The caller closes it.
  public static final class Connected implements AutoCloseable {
    private final Talk talk = new Talk();
    private final List<Edge> edges;

    private Connected(List<URI> addresses, List<URI> controls, String secret) {
      if (addresses.size() != controls.size()) {
        throw new IllegalArgumentException("one address to purge at for each edge");
      }
      edges =
          java.util.stream.IntStream.range(0, addresses.size())
              .<Edge>mapToObj(i -> new VarnishEdge(addresses.get(i), controls.get(i), secret, talk))
              .toList();
    }

    /// In the order given.
    public List<Edge> edges() {
      return edges;
    }

    @Override
    public void close() {
      talk.close();
    }
  }
}
