import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.Id;
import sadari.core.job.JobQueue;
import sadari.core.job.JobQueue.Delivery;
import sadari.core.outbox.Event;
import sadari.core.outbox.Lane;
import sadari.core.outbox.PendingEvent;

/// Jobs on a queue of ours: each worker takes a few, and answers one by one.
abstract class Taking implements Jobs {
  private static final int MOST = 16;

  private long last = Id.floor(Instant.now());

  abstract JobQueue queue();

  @Override
  public void work(int workers, Runnable done) {
    for (int i = 0; i < workers; i++) {
      Thread.ofVirtual().start(() -> take(done));
    }
  }

  private void take(Runnable done) {
    while (true) {
      List<Delivery> some = queue().take(Lane.BULK, MOST, Duration.ofSeconds(1));
      for (Delivery delivery : some) {
        delivery.done();
        done.run();
      }
    }
  }

  @Override
  public synchronized void put(int count) {
    List<PendingEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      last += 1;
      Event event = new Event.CelebrityRisen(new AccountId(last));
      events.add(new PendingEvent(new EventId(last), event, 0));
    }
    queue().put(events);
  }
}
