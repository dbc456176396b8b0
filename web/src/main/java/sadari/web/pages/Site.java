package sadari.web.pages;

import java.util.function.Supplier;
import sadari.web.http.Assets;

/// What all pages of this server share.
///
/// @param title the server's name
/// @param description one sentence for visitors
/// @param baseUrl its public address, without a slash at the end
/// @param mediaOrigin where photos come from when that is another origin (a CDN), else empty;
///   several are parted by blanks
/// @param registrationsOpen whether people may sign up
/// @param assets scripts, styles and pictures under their fingerprinted addresses
/// @param edge from which browsers fetch scripts and styles at this moment, such as
///   `https://edge.example`; empty for this server itself
public record Site(
    String title,
    String description,
    String baseUrl,
    String mediaOrigin,
    boolean registrationsOpen,
    Assets assets,
    Supplier<String> edge) {

  /// The folder of the class path that holds the assets.
  public static final String ASSETS = "sadari/web/assets";

  /// The assets of the pages.
  public static Assets loadAssets() {
    return Assets.load(Site.class.getClassLoader(), ASSETS, "/assets");
  }
}
