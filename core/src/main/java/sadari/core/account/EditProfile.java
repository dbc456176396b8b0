package sadari.core.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.media.Rendition;
import sadari.core.outbox.Dispatcher;
import sadari.core.post.Visibility;
import sadari.core.text.Clean;

/// Changes what a person says of themselves. What is absent stays.
public final class EditProfile {
  /// The longest display name, in code points.
  public static final int MAX_NAME = 30;

  /// The longest note, in code points.
  public static final int MAX_NOTE = 500;

  /// How many fields there are at most, and how long each side is, in code points.
  public static final int MAX_FIELDS = 4;

  private static final int MAX_FIELD = 255;

  private final AccountStore accounts;
  private final IdGenerator ids;
  private final Dispatcher dispatcher;

  public EditProfile(AccountStore accounts, IdGenerator ids, Dispatcher dispatcher) {
    this.accounts = accounts;
    this.ids = ids;
    this.dispatcher = dispatcher;
  }

  /// What shall change. For the pictures, an empty inner value takes the picture away.
  public record Change(
      Optional<String> displayName,
      Optional<String> note,
      Optional<List<Profile.Field>> fields,
      Optional<Optional<Rendition>> avatar,
      Optional<Optional<Rendition>> header,
      FlagChange flags,
      PostingChange posting) {

    /// The same with other pictures.
    public Change withPictures(
        Optional<Optional<Rendition>> newAvatar, Optional<Optional<Rendition>> newHeader) {
      return new Change(displayName, note, fields, newAvatar, newHeader, flags, posting);
    }
  }

  /// Which flags shall change.
  public record FlagChange(
      Optional<Boolean> locked, Optional<Boolean> bot, Optional<Boolean> discoverable) {}

  /// Which defaults of posting shall change.
  public record PostingChange(
      Optional<Visibility> visibility, Optional<Boolean> sensitive, Optional<String> language) {}

  /// What became of it.
  public sealed interface Result {
    /// The account as it is now.
    record Done(Account account) implements Result {}

    /// A text is too long, or there are too many fields; says which.
    record Invalid(String message) implements Result {}

    /// There is no such account.
    record NotFound() implements Result {}
  }

  /// Why the change would be refused; empty where it would be made.
  public Optional<Result> refusal(AccountId id, Change change) {
    Optional<Account> found = accounts.find(id);
    return found.isEmpty()
        ? Optional.of(new Result.NotFound())
        : flaw(merge(found.get().profile(), change)).map(Result.Invalid::new);
  }

  /// Makes the change.
  public Result edit(AccountId id, Change change) {
    Optional<Result> refusal = refusal(id, change);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return dispatcher.settle(accounts.setProfile(id, old -> merge(old, change), ids.event(id)))
        ? accounts.find(id).<Result>map(Result.Done::new).orElseGet(Result.NotFound::new)
        : new Result.NotFound();
  }

  private static Profile merge(Profile old, Change change) {
    Profile.Flags flags = old.flags();
    Profile.Posting posting = old.posting();
    return new Profile(
        change.displayName().map(Clean::line).orElse(old.displayName()),
        change.note().map(Clean::text).orElse(old.note()),
        change.fields().map(EditProfile::clean).orElse(old.fields()),
        change.avatar().orElse(old.avatar()),
        change.header().orElse(old.header()),
        new Profile.Flags(
            change.flags().locked().orElse(flags.locked()),
            change.flags().bot().orElse(flags.bot()),
            change.flags().discoverable().orElse(flags.discoverable())),
        new Profile.Posting(
            change.posting().visibility().orElse(posting.visibility()),
            change.posting().sensitive().orElse(posting.sensitive()),
            change.posting().language().orElse(posting.language())));
  }

  private static List<Profile.Field> clean(List<Profile.Field> fields) {
    List<Profile.Field> clean = new ArrayList<>();
    for (Profile.Field field : fields) {
      Profile.Field line = new Profile.Field(Clean.line(field.name()), Clean.line(field.value()));
      if (!line.name().isEmpty() || !line.value().isEmpty()) {
        clean.add(line);
      }
    }
    return clean;
  }

  private static Optional<String> flaw(Profile profile) {
    if (Clean.length(profile.displayName()) > MAX_NAME) {
      return Optional.of("Display name is longer than " + MAX_NAME + " characters");
    }
    if (Clean.length(profile.note()) > MAX_NOTE) {
      return Optional.of("Note is longer than " + MAX_NOTE + " characters");
    }
    if (profile.fields().size() > MAX_FIELDS) {
      return Optional.of("There are more than " + MAX_FIELDS + " fields");
    }
    boolean tooLong =
        profile.fields().stream()
            .anyMatch(
                field ->
                    Clean.length(field.name()) > MAX_FIELD
                        || Clean.length(field.value()) > MAX_FIELD);
    return tooLong
        ? Optional.of("A field is longer than " + MAX_FIELD + " characters")
        : Optional.empty();
  }
}
