package sadari.server.drill;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.engine.embeddedkafka.ThrowAwayKafka;
import sadari.server.cli.Cli;
import sadari.server.client.Await;
import sadari.server.client.ChildServer;
import sadari.server.client.Client;

/// `jobs unread` as operators use it: another release of the program has written into the topics.
@Timeout(180)
class UnreadJobsTest {
  private static final String NOT_THERE = "9223372036854775807";

  @TempDir private static Path folder;

  private static ThrowAwayKafka kafka;
  private static ChildServer server;

  @BeforeAll
  static void start() {
    kafka = ThrowAwayKafka.start();
    server =
        ChildServer.start(
            folder.resolve("data"),
            List.of("-Xmx256m"),
            Map.of("queue.engine", "kafka", "queue.brokers", kafka.address()));
  }

  @AfterAll
  static void stop() {
    server.close();
    kafka.close();
  }

  @Test
  void whatWorkersCouldNotReadIsListedReplayedAndDiscarded() {
    Await.until("topics are there", () -> command("backlog").contains("media"));
    assertEquals("everything could be read\n", command("unread"));
    send("sadari.media", event(7, "photo-edit"));
    send("sadari.bulk", event(1, "photo-sung"));
    Await.until("both are put aside", () -> command("unread").lines().count() == 2);
    // What an older worker put aside, and this server knows.
    send("sadari.unread", event(1, "photo-edit"));

    assertTrue(command("backlog").contains("no worker could read up to 3 more"));
    String listed = command("unread");

    assertTrue(
        listed.matches("(?s).*\\d+  \\S+Z  media  \\d+ bytes  format 7  not readable.*"), listed);
    assertTrue(listed.contains("unknown kind of event: photo-sung  not readable"), listed);
    assertEquals(listed.lines().toList().getLast(), command("unread", "--after", "2").strip());
    refused("unread", "replay", "1"); // this server cannot read it either
    assertEquals("replayed: 1; not readable here either: 2\n", command("unread", "replay", "all"));
    Await.until("it is done", () -> command("backlog").matches("(?s).*media +0 .*"));
    assertEquals("discarded: 1\n", command("unread", "discard", "1"));
    assertEquals("discarded: 1\n", command("unread", "discard", "2"));
    assertEquals("everything could be read\n", command("unread"));
  }

  @Test
  void whoAsksWronglyIsToldAndWhoHasNoKeyChangesNothing() {
    Client operators = server.internal();

    for (String wrong : List.of("after=x", "after=-1", "limit=0", "limit=501")) {
      assertEquals(400, operators.get("/operate/unread-jobs?" + wrong).status(), wrong);
    }
    assertEquals(200, operators.get("/operate/unread-jobs").status());
    assertEquals(401, operators.post("/operate/unread-jobs", Map.of("replay", "all")).status());
    refused("unread", "discard", NOT_THERE);
    refused("unread", "replay", "none");
  }

  private static void refused(String... words) {
    assertEquals("", said(1, words));
  }

  private static String command(String... words) {
    return said(0, words);
  }

  private static String said(int code, String... words) {
    StringWriter out = new StringWriter();
    String[] all =
        Stream.of(
                Stream.of("jobs"), Stream.of(words), Stream.of("--data=" + folder.resolve("data")))
            .flatMap(some -> some)
            .toArray(String[]::new);
    assertEquals(code, Cli.print(new PrintWriter(out, true), Map.of(), all), out::toString);
    return out.toString();
  }

  private static void send(String topic, byte[] value) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.address()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var _ = producer.send(new ProducerRecord<>(topic, new byte[4], value));
      producer.flush();
    }
  }

  /// An event about an edit that nobody asked for: nothing comes of it.
  private static byte[] event(int format, String kind) {
    return ByteBuffer.allocate(40)
        .put((byte) format)
        .putInt(0)
        .putInt(0)
        .putLong(1L << 40)
        .put((byte) kind.length())
        .put(kind.getBytes(US_ASCII))
        .putInt(1)
        .putLong(1L << 40)
        .array();
  }
}
