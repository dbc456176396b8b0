package sadari.web.http;

import java.util.Map;

/// Media types by file extension, and which of them are text.
final class MediaTypes {
  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("gif", "image/gif"),
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("png", "image/png"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff2", "font/woff2"));

  private MediaTypes() {}

  static String of(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return BY_EXTENSION.getOrDefault(extension, "application/octet-stream");
  }

  static boolean compressible(String type) {
    return type.startsWith("text/")
        || type.startsWith("application/json")
        || type.startsWith("application/wasm")
        || type.contains("+json")
        || type.contains("xml");
  }
}
