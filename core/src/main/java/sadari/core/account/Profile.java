package sadari.core.account;

import java.util.List;
import java.util.Optional;
import sadari.core.media.Rendition;
import sadari.core.post.Visibility;

/// What a person says of themselves and how they like to post. Plain text; made into HTML when
/// shown.
///
/// @param displayName at most 30 code points
/// @param note at most 500 code points
/// @param fields at most 4
public record Profile(
    String displayName,
    String note,
    List<Field> fields,
    Optional<Rendition> avatar,
    Optional<Rendition> header,
    Flags flags,
    Posting posting) {

  public Profile {
    fields = List.copyOf(fields);
  }

  /// A profile with nothing filled in yet.
  public static Profile empty(Posting posting) {
    return new Profile(
        "",
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        new Flags(false, false, true),
        posting);
  }

  /// The same without anything that its owner says or shows.
  public Profile cleared() {
    return new Profile("", "", List.of(), Optional.empty(), Optional.empty(), flags, posting);
  }

  /// A labelled line below the note; label and value at most 255 code points each.
  public record Field(String name, String value) {}

  /// @param locked whether a follow needs their consent
  /// @param bot whether a program mainly posts here
  /// @param discoverable whether the account may be suggested to others
  public record Flags(boolean locked, boolean bot, boolean discoverable) {}

  /// What a new post starts with.
  ///
  /// @param language an ISO 639-1 code, or empty for none
  public record Posting(Visibility visibility, boolean sensitive, String language) {}
}
