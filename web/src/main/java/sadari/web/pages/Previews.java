package sadari.web.pages;

import java.util.Optional;
import sadari.core.account.Handle;
import sadari.core.id.PostId;

/// What links to public pages show elsewhere.
public interface Previews {
  /// Of a person; empty where nobody has the handle.
  Optional<Preview> profile(Reader reader, Handle handle);

  /// Of a post that everybody may see; empty for any other, as if there were none.
  Optional<Preview> post(Reader reader, PostId post);
}
