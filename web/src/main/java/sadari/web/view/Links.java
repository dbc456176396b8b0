package sadari.web.view;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import sadari.core.account.Handle;
import sadari.core.id.Id;
import sadari.core.id.PostId;
import sadari.core.media.BlobKey;
import sadari.core.media.Rendition;

/// The addresses of things, and how times are written.
public final class Links {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final String base;
  private final String host;
  private final PhotoHosts photos;
  private final String noAvatar;
  private final String noHeader;

  /// @param base the public address of this server
  /// @param photos where photos are served from: this server, or edges in front of it
  /// @param noAvatar the address of the picture of somebody who has none
  /// @param noHeader the address of the header of somebody who has none
  public Links(URI base, PhotoHosts photos, String noAvatar, String noHeader) {
    this.base = withoutSlash(base);
    this.host = base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
    this.photos = photos;
    this.noAvatar = noAvatar;
    this.noHeader = noHeader;
  }

  private static String withoutSlash(URI uri) {
    String text = uri.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /// The public address, without a slash at its end.
  public String base() {
    return base;
  }

  /// The host, with its port where it is not the scheme's own.
  public String host() {
    return host;
  }

  /// The address of a person's page.
  public String profile(Handle handle) {
    return profile(handle.text());
  }

  /// The address of a person's page.
  public String profile(String handle) {
    return base + "/@" + handle;
  }

  /// The address of a post's page.
  public String post(Handle author, PostId post) {
    return profile(author) + "/" + post.text();
  }

  /// Whose page an address leads to; empty where it is no profile of this server.
  public Optional<Handle> profileAt(String address) {
    String start = base + "/@";
    return address.startsWith(start)
        ? Handle.parse(address.substring(start.length()))
        : Optional.empty();
  }

  /// What the address of a post says.
  public record PostAddress(Handle author, PostId post) {}

  /// Which post an address leads to; empty where it is no post of this server.
  public Optional<PostAddress> postAt(String address) {
    int slash = address.lastIndexOf('/');
    OptionalLong id = slash < 0 ? OptionalLong.empty() : Id.parse(address.substring(slash + 1));
    return id.isEmpty()
        ? Optional.empty()
        : profileAt(address.substring(0, slash))
            .map(author -> new PostAddress(author, new PostId(id.getAsLong())));
  }

  /// The address of stored bytes; what is there never changes.
  public String blob(BlobKey key) {
    return photos.base(key) + "/media/" + key.text();
  }

  /// Equal while photos are served from the same places: what was rendered with addresses in it is
  /// right as long.
  Object photoPlaces() {
    return photos.state();
  }

  /// The address of somebody's portrait.
  public String avatar(Optional<Rendition> avatar) {
    return avatar.map(rendition -> blob(rendition.blob())).orElse(noAvatar);
  }

  /// The address of somebody's header picture.
  public String header(Optional<Rendition> header) {
    return header.map(rendition -> blob(rendition.blob())).orElse(noHeader);
  }

  /// A time as clients expect it: UTC, with milliseconds.
  public static String time(Instant instant) {
    return TIME.format(instant);
  }
}
