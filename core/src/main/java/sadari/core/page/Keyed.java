package sadari.core.page;

/// A row of a page whose key is not the item's own id: a favourite, a follow edge, a bookmark.
///
/// @param key what pages are cut by; sorts by time
/// @param item what the row is about
public record Keyed<T>(long key, T item) {}
