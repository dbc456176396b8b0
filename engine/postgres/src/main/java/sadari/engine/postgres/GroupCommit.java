package sadari.engine.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import sadari.core.failure.Conflict;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Overloaded;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.outbox.Written;
import sadari.core.post.PostStore.Published;

/// Publishes what is asked for at the same time together: many posts, one statement, one commit.
///
/// There is no thread for it. Whoever comes while fewer than [#LEADERS] statements are under way
/// leads: it publishes its own post with all that wait, and wakes the next one when it is done. So
/// a lone post goes straight through, and the more there are the more share a commit ("flat
/// combining", Hendler et al., SPAA 2010; group commit, DeWitt et al., SIGMOD 1984).
///
/// A post that cannot be published with the others is published alone, by its own thread: what is
/// wrong with one is nobody else's failure. Thread-safe.
final class GroupCommit {
  /// While one statement waits for the disk another one is prepared.
  private static final int LEADERS = 2;

  private static final int MOST_TOGETHER = 128;
  private static final int MOST_WAITING = 10_000;

  private final Sql sql;
  private final Publisher publisher;
  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Semaphore leaders = new Semaphore(LEADERS);

  GroupCommit(Sql sql) {
    this.sql = sql;
    this.publisher = new Publisher(sql);
  }

  /// A post in the queue, and what became of it.
  private static final class Waiting {
    private final Publication publication;
    private final Thread thread = Thread.currentThread();
    private volatile @Nullable Outcome outcome;

    private Waiting(Publication publication) {
      this.publication = publication;
    }

    private void finish(Outcome result) {
      outcome = result;
      LockSupport.unpark(thread);
    }
  }

  /// What became of a post in a group.
  private sealed interface Outcome {
    /// It is out.
    record New() implements Outcome {}

    /// It was not written: it is published alone, or the reason looked up.
    record Alone() implements Outcome {}

    /// The database failed all of the group.
    record Failed(RuntimeException failure) implements Outcome {}
  }

  Written<Published> publish(Publication publication) {
    if (publication.isKeyedBoost()) {
      return publisher.publish(publication);
    }
    return switch (inGroup(publication)) {
      case Outcome.New _ -> Publisher.written(publication);
      case Outcome.Alone _ -> publisher.refused(publication);
      case Outcome.Failed(RuntimeException failure) -> throw failure;
    };
  }

  private Outcome inGroup(Publication publication) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      throw new Overloaded("post.publish: too many posts are waiting");
    }
    try {
      Waiting own = new Waiting(publication);
      queue.add(own);
      return await(own);
    } finally {
      waiting.decrementAndGet();
    }
  }

  /// Leads, or waits for a leader. An interrupt does not end the wait: the post may be on its way.
  private Outcome await(Waiting own) {
    boolean interrupted = false;
    Outcome outcome = own.outcome;
    while (outcome == null) {
      if (leaders.tryAcquire()) {
        lead();
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      outcome = own.outcome;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return outcome;
  }

  private void lead() {
    try {
      List<Waiting> group = group();
      wakeNext();
      if (!group.isEmpty()) {
        commit(group);
      }
    } finally {
      leaders.release();
      wakeNext();
    }
  }

  /// Whoever came too late to be taken along either finds a place free or is woken here.
  private void wakeNext() {
    Waiting next = queue.peek();
    if (next != null) {
      LockSupport.unpark(next.thread);
    }
  }

  /// Takes what waits, one post per author; further ones of the same author wait for the next
  /// group.
  private List<Waiting> group() {
    Set<AccountId> authors = new HashSet<>();
    List<Waiting> group = new ArrayList<>();
    List<Waiting> later = new ArrayList<>();
    while (group.size() < MOST_TOGETHER && later.size() < MOST_TOGETHER) {
      Waiting next = queue.poll();
      if (next == null) {
        break;
      }
      (authors.add(next.publication.post().author()) ? group : later).add(next);
    }
    queue.addAll(later);
    // Rows are locked in the same order by every server.
    group.sort((a, b) -> Long.compare(author(a), author(b)));
    return group;
  }

  private static long author(Waiting waiting) {
    return waiting.publication.post().author().value();
  }

  private void commit(List<Waiting> group) {
    Set<PostId> published = Set.of();
    Outcome otherwise = new Outcome.Alone();
    try {
      published =
          new PublishStatement(group.stream().map(one -> one.publication).toList()).run(sql);
    } catch (Conflict | IllegalStateException e) {
      // Nothing was written, and one of them may be to blame: a row that somebody holds, a
      // character that the database does not take.
      otherwise = group.size() == 1 ? new Outcome.Failed(e) : otherwise;
    } catch (RuntimeException e) {
      otherwise = new Outcome.Failed(e);
    } catch (Error e) {
      otherwise = new Outcome.Failed(new OutcomeUnknown("post.publish: " + e, e));
      throw e;
    } finally {
      // Whatever happened: nobody waits for ever.
      for (Waiting one : group) {
        boolean isNew = published.contains(one.publication.post().id());
        one.finish(isNew ? new Outcome.New() : otherwise);
      }
    }
  }
}
