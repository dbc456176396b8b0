package sadari.web.http;

import java.nio.file.Path;

/// A file sent in a multipart body, kept on disk until the request is answered.
///
/// @param filename as the client named it: for display only, never a path of ours
/// @param contentType as the client claims it, lower case, without parameters
/// @param size in bytes
public record Upload(String filename, String contentType, Path path, long size) {}
