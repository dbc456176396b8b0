package sadari.engine.embeddedkafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class ThrowAwayKafkaTest {
  @Test
  void aKilledBrokerComesBackWithItsTopicsAndAClosedOneIsGone() throws Exception {
    String address;
    try (ThrowAwayKafka kafka = ThrowAwayKafka.start()) {
      address = kafka.address();
      try (Admin admin = Admin.create(at(address))) {
        admin.createTopics(List.of(new NewTopic("lasting", 2, (short) 1))).all().get();

        kafka.kill();
        kafka.restart();

        Set<String> topics = admin.listTopics().names().get(30, TimeUnit.SECONDS);
        assertEquals(Set.of("lasting"), topics);
      }
    }
    assertThrows(Exception.class, () -> connect(address));
  }

  @Test
  void shareGroupsAreOn() throws Exception {
    try (ThrowAwayKafka kafka = ThrowAwayKafka.start();
        Admin admin = Admin.create(at(kafka.address()))) {
      Set<String> features =
          admin
              .describeFeatures()
              .featureMetadata()
              .get(30, TimeUnit.SECONDS)
              .finalizedFeatures()
              .keySet();

      assertTrue(features.contains("share.version"), features.toString());
    }
  }

  private static Properties at(String address) {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", address);
    return settings;
  }

  private static void connect(String address) throws Exception {
    String[] parts = address.split(":");
    new Socket(parts[0], Integer.parseInt(parts[1])).close();
  }
}
