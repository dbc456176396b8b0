package sadari.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A place where photos live.
public sealed interface FileStore {
  /// In a few words, for operators.
  String where();

  /// A folder of this machine, or one that all servers share: rungs 1 to 5.
  ///
  /// @param directory made when it is not there
  /// @param keepFree how many bytes of its disk an upload must leave free
  record Folder(Path directory, long keepFree) implements FileStore {
    @Override
    public String where() {
      return directory.toString();
    }
  }

  /// An object store with an S3 API: rung 6 and up.
  ///
  /// @param endpoint of the API; empty for AWS's own of the region
  /// @param bucket made when it is not there
  /// @param prefix what names of objects begin with
  /// @param pathStyle whether the bucket is in the path of an address, not in its host
  /// @param keys who asks; empty for what the machine itself is given
  record S3(
      Optional<URI> endpoint,
      String region,
      String bucket,
      String prefix,
      boolean pathStyle,
      Optional<Keys> keys,
      Tuning tuning)
      implements FileStore {
    /// The settings that describe it, the secret among them, as [FilesConfig#described] reads them.
    public List<String> lines() {
      List<String> lines = new ArrayList<>();
      endpoint.ifPresent(uri -> lines.add("files.s3.endpoint = " + uri));
      lines.add("files.s3.region = " + region);
      lines.add("files.s3.bucket = " + bucket);
      lines.add("files.s3.prefix = " + prefix);
      lines.add("files.s3.path-style = " + pathStyle);
      keys.ifPresent(
          known -> {
            lines.add("files.s3.access-key = " + known.accessKey());
            lines.add("files.s3.secret-key = " + known.secretKey().reveal());
          });
      lines.add("files.s3.part-size = " + tuning.partSize());
      lines.add("files.s3.spool = " + tuning.spool());
      lines.add("files.s3.timeout = " + tuning.timeout().toMillis() + "ms");
      return lines;
    }

    @Override
    public String where() {
      return "s3://" + bucket + "/" + prefix;
    }
  }

  /// The key that proves who asks.
  record Keys(String accessKey, Secret secretKey) {}

  /// @param partSize from how many bytes on an upload goes in parts
  /// @param spool how many bytes of what was read are kept on this machine, about
  /// @param timeout how long one try may take
  record Tuning(long partSize, long spool, Duration timeout) {}

  /// The kinds, as `files.engine` names them.
  enum Engine {
    FOLDER,
    S3
  }

  /// Where a folder is, whether or not it is used now.
  static Folder folder(Settings settings, Path data) {
    return new Folder(
        settings.path("files.directory", data.resolve("files")),
        settings.bytes("files.keep-free", 256L << 20, 0, 1L << 50));
  }

  /// The object store, where the settings have one.
  static Optional<S3> s3(Settings settings, boolean needed) {
    String bucket =
        needed ? settings.required("files.s3.bucket") : settings.text("files.s3.bucket", "");
    if (bucket.isEmpty() && !needed) {
      settings.onlyWith(
          "files.s3.bucket",
          "files.s3.endpoint",
          "files.s3.region",
          "files.s3.prefix",
          "files.s3.path-style",
          "files.s3.access-key",
          "files.s3.secret-key",
          "files.s3.part-size",
          "files.s3.spool",
          "files.s3.timeout");
      return Optional.empty();
    }
    Optional<URI> endpoint = endpoint(settings);
    String prefix = settings.text("files.s3.prefix", "");
    if (!Names.PREFIX.matcher(prefix).matches()) {
      settings.problem("files.s3.prefix", "is letters, digits and -_./, such as photos/");
    }
    if (!bucket.isEmpty() && !Names.BUCKET.matcher(bucket).matches()) {
      settings.problem("files.s3.bucket", "is 3 to 63 lower-case letters, digits, dots and -");
    }
    return Optional.of(
        new S3(
            endpoint,
            settings.text("files.s3.region", "us-east-1"),
            bucket,
            prefix,
            settings.flag("files.s3.path-style", endpoint.isPresent()),
            keys(settings),
            new Tuning(
                settings.bytes("files.s3.part-size", 8L << 20, 5L << 20, 1L << 30),
                settings.bytes("files.s3.spool", 256L << 20, 1L << 20, 1L << 40),
                settings.span(
                    "files.s3.timeout",
                    Duration.ofSeconds(8),
                    Duration.ofMillis(100),
                    Duration.ofMinutes(5)))));
  }

  private static Optional<URI> endpoint(Settings settings) {
    URI endpoint = settings.origin("files.s3.endpoint", URI.create(""));
    return endpoint.toString().isEmpty() ? Optional.empty() : Optional.of(endpoint);
  }

  private static Optional<Keys> keys(Settings settings) {
    String access = settings.text("files.s3.access-key", "");
    Secret secret = settings.secret("files.s3.secret-key");
    if (access.isEmpty() != secret.reveal().isEmpty()) {
      settings.problem(
          access.isEmpty() ? "files.s3.access-key" : "files.s3.secret-key",
          "is needed with the other of the two keys");
    }
    return access.isEmpty() ? Optional.empty() : Optional.of(new Keys(access, secret));
  }

  /// What names may look like.
  final class Names {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_./-]{0,200}");

    private Names() {}
  }
}
