package sadari.core.media;

/// One stored size of a photo.
///
/// @param blob where its bytes are
/// @param bytes how long it is
/// @param width in pixels, as shown
/// @param height in pixels, as shown
public record Rendition(BlobKey blob, long bytes, int width, int height) {}
