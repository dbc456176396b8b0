package sadari.server.config;

/// What this server says about itself, and who may join.
///
/// @param title its name
/// @param description one sentence for visitors
/// @param contact an e-mail address for visitors; may be empty
/// @param registrations who may make an account
/// @param demo fill an empty server with people, posts and photos to look at
public record InstanceConfig(
    String title, String description, String contact, Registrations registrations, boolean demo) {
  /// Who may make an account.
  public enum Registrations {
    OPEN,
    CLOSED
  }

  static InstanceConfig from(Settings settings) {
    return new InstanceConfig(
        settings.text("instance.title", "Sadari"),
        settings.text("instance.description", "A place for short posts and photos."),
        settings.text("instance.contact", ""),
        settings.oneOf("instance.registrations", Registrations.OPEN),
        settings.flag("instance.demo", false));
  }
}
