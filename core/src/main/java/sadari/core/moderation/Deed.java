package sadari.core.moderation;

import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.DeedId;
import sadari.core.id.PostId;

/// Something that this server's operators did.
///
/// @param id tells when
/// @param account whom it concerns
/// @param post which was removed; empty where the deed is about the account itself
/// @param reason in the operators' words, on one line
public record Deed(
    DeedId id, Kind kind, AccountId account, Optional<PostId> post, Optional<String> reason) {

  /// What was done.
  public enum Kind {
    /// A post is gone, as if its author had deleted it.
    REMOVE_POST("remove-post"),
    /// Nobody gets in with an account, and whoever was in is out.
    FREEZE("freeze"),
    /// An account is its owner's again.
    THAW("thaw"),
    /// All posts and boosts of an account go, and what its profile says and shows.
    CLEAR("clear");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /// Its name in commands and answers.
    public String text() {
      return text;
    }
  }
}
