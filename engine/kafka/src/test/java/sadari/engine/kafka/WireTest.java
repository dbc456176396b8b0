package sadari.engine.kafka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sadari.contract.job.JobFixture;
import sadari.core.outbox.Lane;
import sadari.core.outbox.PendingEvent;

class WireTest {
  @Test
  void anEventComesOutAsItWentIn() {
    PendingEvent event = JobFixture.event(Lane.FANOUT);
    PendingEvent tried = new PendingEvent(event.id(), event.event(), 7);

    Wire read = Wire.read(new Wire(tried, 3).value());

    assertEquals(new Wire(tried, 3), read);
  }

  @Test
  void eventsOfOneBucketHaveOneKey() {
    PendingEvent event = JobFixture.event(Lane.BULK);
    int bucket = event.id().bucket().number();

    assertArrayEquals(new byte[] {0, 0, (byte) (bucket >> 8), (byte) bucket}, Wire.key(event));
  }

  @Test
  void whatIsCutOffOrUnknownIsRefused() {
    byte[] whole = new Wire(JobFixture.event(Lane.FANOUT), 0).value();
    byte[] newer = whole.clone();
    newer[0] = 2;

    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(IllegalArgumentException.class, () -> Wire.read(part));
    }
    assertThrows(IllegalArgumentException.class, () -> Wire.read(newer));
  }
}
