package sadari.core.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sadari.core.account.Account;

/// Cuts a text into the words that it is found by, folded so that whoever looks need not write as
/// the author did.
///
/// ```
/// NFKD               full and half width are one; Hangul falls into its letters, so that 김미,
///                    on the way to 김민, finds 김민준 already
/// − U+0300…U+036F    the accents of Latin, Greek and Cyrillic: Nguyen finds Nguyễn
/// case               letter by letter, so that what a word starts with stays what it starts with
/// ```
///
/// The folded start of a text is a start of the folded text: prefixes are looked up as they are.
public final class Words {
  private static final Pattern ACCENT = Pattern.compile("[\\u0300-\\u036F]+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}_]+");

  private Words() {}

  /// The words of a text, folded, each once, in their order.
  public static List<String> of(String text) {
    String folded = fold(text);
    return Arrays.stream(BETWEEN.split(folded, -1))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  /// What a person is found by: the handle, and the words of the display name.
  static List<String> of(Account account) {
    return of(account.handle().text() + " " + account.profile().displayName());
  }

  private static String fold(String text) {
    String plain = ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return plain
        .codePoints()
        .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
