package sadari.server.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static sadari.server.hostile.Case.json;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import sadari.server.client.Answer;
import sadari.server.client.Pictures;

/// Uploads that are broken as multipart, or whose files are not photos, or no harmless ones.
final class UploadCases {
  private static final String PATH = "/api/v2/media";
  private static final String PART =
      "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n";

  private UploadCases() {}

  static Stream<Case> all() {
    return Stream.of(multipart(), texts(), bombs(), damaged(), profiles()).flatMap(all -> all);
  }

  private static Case part(String name, int status, String body) {
    return typed(name, status, "multipart/form-data; boundary=x", body);
  }

  private static Case typed(String name, int status, String type, String body) {
    return json(
        "multipart: " + name,
        status,
        world -> world.asAnn().send("POST", PATH, type, body.getBytes(ISO_8859_1)));
  }

  private static Stream<Case> multipart() {
    String whole = PART + "\r\nx\r\n--x--\r\n";
    String disposition = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n";
    return Stream.of(
        typed("no boundary", 400, "multipart/form-data", whole),
        typed("empty boundary", 400, "multipart/form-data; boundary=", whole),
        typed("boundary of 71", 400, "multipart/form-data; boundary=" + "b".repeat(71), whole),
        typed("wrong boundary", 400, "multipart/form-data; boundary=y", whole),
        part("nothing", 422, ""),
        part("cut off in a head", 400, PART),
        part("cut off in a file", 400, PART + "\r\nx"),
        part("cut off in a boundary", 400, PART + "\r\nx\r\n--"),
        part("no end", 400, PART + "\r\nx\r\n--x\r\n"),
        part("junk after a boundary", 400, PART + "\r\nx\r\n--xyz\r\n"),
        part("no name", 400, "--x\r\nContent-Type: image/png\r\n\r\nx\r\n--x--"),
        part("header without a name", 400, "--x\r\n: x\r\n\r\nx\r\n--x--"),
        part("header bomb", 400, "--x\r\n" + "A: b\r\n".repeat(100_000) + "\r\nx\r\n--x--"),
        part("header of 1 MB", 400, "--x\r\nA: " + "b".repeat(1 << 20) + "\r\n\r\nx\r\n--x--"),
        part("10,000 parts", 400, (disposition + "\r\nx\r\n").repeat(10_000) + "--x--"),
        part("text of 2 MB", 413, disposition + "\r\n" + "x".repeat(2 << 20) + "\r\n--x--"),
        part("text that is no UTF-8", 400, disposition + "\r\n\u00ff\u00fe\r\n--x--"),
        part("NUL in a text", 422, disposition + "\r\na\u0000b\r\n--x--"),
        part("no file", 422, disposition + "\r\nx\r\n--x--"),
        part("text for a file", 422, "--x\r\n" + named("file") + "\r\n\r\nx\r\n--x--"),
        part("file of nothing", 422, PART + "\r\n\r\n--x--"),
        part(
            "two files",
            400,
            PART + "\r\nx\r\n" + PART.replace("file\"", "file[]\"") + "\r\ny\r\n--x--"),
        json(
            "multipart: a post of one file",
            422,
            world -> world.asAnn().send("POST", "/api/v1/statuses", FORM_DATA, file())));
  }

  private static final String FORM_DATA = "multipart/form-data; boundary=x";

  private static byte[] file() {
    return (PART.replace("name=\"file\"", "name=\"status\"") + "\r\nx\r\n--x--")
        .getBytes(ISO_8859_1);
  }

  private static String named(String name) {
    return "Content-Disposition: form-data; name=\"" + name + "\"";
  }

  private static Case photo(String name, byte[] file) {
    return photo(name, "photo.jpg", "image/jpeg", file);
  }

  private static Case photo(String name, String fileName, String type, byte[] file) {
    return json(
        "photo: " + name, 422, world -> world.asAnn().upload(PATH, fileName, type, file, Map.of()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static Stream<Case> texts() {
    String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    return Stream.of(
        photo("text", bytes("I am a photo")),
        photo("page", "a.png", "image/png", bytes("<!doctype html><script>alert(1)</script>")),
        photo("SVG as PNG", "a.png", "image/png", bytes(svg)),
        photo("SVG as SVG", "a.svg", "image/svg+xml", bytes(svg)),
        photo("BMP", "a.bmp", "image/bmp", bytes("BM" + "\u0000".repeat(64))),
        photo("TIFF", "a.jpg", "image/jpeg", bytes("II*\u0000" + "\u0000".repeat(64))),
        photo("PDF", "a.jpg", "image/jpeg", bytes("%PDF-1.7\n")),
        photo("ZIP", "a.jpg", "image/jpeg", bytes("PK\u0003\u0004" + "\u0000".repeat(64))),
        photo("page after a GIF's name", bytes("GIF89a/*<script>alert(1)</script>*/=1;")),
        photo(
            "page after a JPEG's start",
            bytes("\u00ff\u00d8\u00ff\u00e0<script>alert(1)</script>")),
        photo("a path for a name", "../../../../tmp/x.png", "image/png", bytes("x")),
        photo("NULs", new byte[10_000]));
  }

  private static Stream<Case> bombs() {
    return Stream.of(
        photo("PNG of 30,000 × 30,000", Bombs.png(30_000, 30_000)),
        photo("PNG of 2^31 × 1", Bombs.png(Integer.MAX_VALUE, 1)),
        photo("PNG of 0 × 0", Bombs.png(0, 0)),
        photo("PNG of 16,000 × 2,000 that is short", Bombs.png(16_000, 2_000)),
        photo("GIF of 30,000 × 30,000", Bombs.gif(30_000, 30_000, 1)),
        photo("GIF of 10,000 frames", Bombs.gif(1, 1, 10_000)),
        photo("JPEG of 30,000 × 30,000", Bombs.jpeg(30_000, 30_000)),
        photo("JPEG of 65,535 × 65,535", Bombs.jpeg(65_535, 65_535)),
        photo("WebP of 30,000 × 30,000", Bombs.webp(30_000, 30_000)),
        photo("WebP of 16,384 × 16,384", Bombs.webpLossless(16_384, 16_384)));
  }

  private static Stream<Case> damaged() {
    byte[] jpeg = Pictures.photo(400, 300, "jpg");
    byte[] png = Pictures.photo(400, 300, "png");
    return Stream.of(
        photo("JPEG cut after its start", Arrays.copyOf(jpeg, 20)),
        photo("JPEG cut in its tables", Arrays.copyOf(jpeg, 200)),
        photo("PNG cut after its head", Arrays.copyOf(png, 33)),
        photo("PNG cut in a chunk", Arrays.copyOf(png, 60)),
        photo("RIFF alone", bytes("RIFF\u0000\u0000\u0000\u0000WEBP")),
        photo("GIF alone", bytes("GIF89a")));
  }

  /// A good picture is nothing where the rest of the change is bad.
  private static Stream<Case> profiles() {
    byte[] good = Pictures.photo(40, 40, "png");
    return Stream.of(
        json(
            "profile: a picture with a name that is too long",
            422,
            world -> portrait(world, "avatar", good, Map.of("display_name", "x".repeat(500)))),
        json(
            "profile: a picture with an unknown privacy",
            422,
            world -> portrait(world, "header", good, Map.of("source[privacy]", "all"))),
        json(
            "profile: a good picture and a bad one",
            422,
            world -> world.asAnn().send("PATCH", PROFILE, FORM_DATA, twoPictures(good))),
        json(
            "profile: a bomb for a picture",
            422,
            world -> portrait(world, "avatar", Bombs.png(30_000, 30_000), Map.of())));
  }

  private static final String PROFILE = "/api/v1/accounts/update_credentials";

  private static Answer portrait(
      World world, String name, byte[] file, Map<String, String> fields) {
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (field, value) ->
            body.append("--x\r\n").append(named(field)).append("\r\n\r\n" + value + "\r\n"));
    body.append(PART.replace("name=\"file\"", "name=\"" + name + "\""));
    body.append("\r\n").append(new String(file, ISO_8859_1)).append("\r\n--x--\r\n");
    return world.asAnn().send("PATCH", PROFILE, FORM_DATA, bytes(body.toString()));
  }

  private static byte[] twoPictures(byte[] good) {
    return bytes(
        PART.replace("name=\"file\"", "name=\"avatar\"")
            + "\r\n"
            + new String(good, ISO_8859_1)
            + "\r\n"
            + PART.replace("name=\"file\"", "name=\"header\"")
            + "\r\nno picture\r\n--x--\r\n");
  }
}
