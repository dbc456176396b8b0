package sadari.web.pages;

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
public record Site(
    String title,
    String description,
    String baseUrl,
    String mediaOrigin,
    boolean registrationsOpen,
    Assets assets) {

  /// The folder of the class path that holds the assets.
  public static final String ASSETS = "sadari/web/assets";

  /// The assets of the pages.
  ///
  /// @param origin where browsers fetch them from when that is another origin (a CDN), else empty
  public static Assets assets(String origin) {
    return Assets.load(Site.class.getClassLoader(), ASSETS, "/assets", origin);
  }
}
