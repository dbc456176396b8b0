package sadari.web.pages;

import java.util.Optional;

/// What other sites show of a link to a page of ours (Open Graph), and the page's own title.
///
/// @param title e.g. a person's name
/// @param description plain text
/// @param url the page's address
/// @param image the address of a picture, if there is one
/// @param imageText what is in the picture; may be empty
/// @param type of the Open Graph: `article`, `profile` or `website`
public record Preview(
    String title,
    String description,
    String url,
    Optional<String> image,
    String imageText,
    String type) {}
