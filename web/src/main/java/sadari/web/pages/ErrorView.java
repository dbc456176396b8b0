package sadari.web.pages;

/// What the page shows that says why something did not work.
///
/// @param reason a sentence, shown as it is
public record ErrorView(Reader reader, String reason) {}
