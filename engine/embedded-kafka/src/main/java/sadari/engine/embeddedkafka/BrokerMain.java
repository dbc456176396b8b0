package sadari.engine.embeddedkafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/// What the child process runs: formats the folder where it is new, then serves.
///
/// With `--with-parent` it ends as soon as its standard input does: the pipe to whoever started it.
final class BrokerMain {
  /// All brokers of a cluster must agree on it; there is one cluster per lab and per test.
  private static final String CLUSTER = "c2FkYXJpLWNsdXN0ZXItMQ";

  private BrokerMain() {}

  public static void main(String[] arguments) throws Exception {
    Path settings = Path.of(arguments[0]);
    if (List.of(arguments).contains("--with-parent")) {
      Thread.ofPlatform().daemon().name("parent").start(BrokerMain::endWithParent);
    }
    format(settings);
    kafka.Kafka.main(new String[] {settings.toString()});
  }

  private static void format(Path file) throws Exception {
    Properties settings = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    }
    new Formatter()
        .setClusterId(CLUSTER)
        .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
        .addDirectory(settings.getProperty("log.dirs"))
        .setMetadataLogDirectory(settings.getProperty("log.dirs"))
        .setControllerListenerName(settings.getProperty("controller.listener.names"))
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setIgnoreFormatted(true)
        .run();
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said; only the end matters.
      }
    } catch (IOException gone) {
      // The same as its end.
    }
    Runtime.getRuntime().halt(1);
  }
}
