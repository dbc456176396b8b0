package sadari.engine.kafka;

import org.junit.jupiter.api.AfterAll;
import sadari.contract.job.JobQueueContract;
import sadari.core.job.JobQueue;

class JobQueueTest implements JobQueueContract {
  private static final KafkaEngine HERE = TestBroker.open(TestBroker.SHARED.address(), "kit");
  private static final KafkaEngine ELSEWHERE = TestBroker.open(TestBroker.SHARED.address(), "kit");

  @AfterAll
  static void close() {
    HERE.close();
    ELSEWHERE.close();
  }

  @Override
  public JobQueue here() {
    return HERE.queue();
  }

  @Override
  public JobQueue elsewhere() {
    return ELSEWHERE.queue();
  }
}
