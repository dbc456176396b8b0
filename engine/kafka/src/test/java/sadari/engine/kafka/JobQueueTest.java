package sadari.engine.kafka;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import sadari.contract.job.JobQueueContract;
import sadari.core.job.JobQueue;

class JobQueueTest implements JobQueueContract {
  private static KafkaEngine here;
  private static KafkaEngine elsewhere;

  @BeforeAll
  static void open() {
    here = TestBroker.open(TestBroker.SHARED.address(), "kit");
    elsewhere = TestBroker.open(TestBroker.SHARED.address(), "kit");
  }

  @AfterAll
  static void close() {
    here.close();
    elsewhere.close();
  }

  @Override
  public JobQueue here() {
    return here.queue();
  }

  @Override
  public JobQueue elsewhere() {
    return elsewhere.queue();
  }
}
