import java.time.InstantSource;
import sadari.core.job.JobQueue;
import sadari.engine.embeddedkafka.ThrowAwayKafka;
import sadari.engine.kafka.KafkaConfig;
import sadari.engine.kafka.KafkaEngine;

/// Share groups on one broker.
final class Kafka extends Taking {
  private final ThrowAwayKafka broker = ThrowAwayKafka.start();
  private final KafkaEngine engine =
      KafkaEngine.open(KafkaConfig.at(broker.address()), InstantSource.system());

  @Override
  JobQueue queue() {
    return engine.queue();
  }

  @Override
  public void close() {
    engine.close();
    broker.close();
  }
}
