package sadari.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import sadari.core.account.AccountStore;
import sadari.core.account.HandleDirectory;
import sadari.core.consistency.VectorStore;
import sadari.core.follow.FollowStore;
import sadari.core.id.NodeLeases;
import sadari.core.job.Schedule;
import sadari.core.marker.MarkerStore;
import sadari.core.media.MediaStore;
import sadari.core.media.edit.MediaEditStore;
import sadari.core.moderation.ModerationLog;
import sadari.core.moderation.ReportStore;
import sadari.core.notification.NotificationStore;
import sadari.core.outbox.DeadLetters;
import sadari.core.outbox.Outbox;
import sadari.core.post.PostStore;
import sadari.core.post.ThreadStore;
import sadari.core.reaction.ReactionStore;
import sadari.core.search.AccountIndex;
import sadari.core.session.AppStore;
import sadari.core.session.TokenStore;
import sadari.core.timeline.HomeStore;
import sadari.core.timeline.TimelineIndex;

/// A test class with a database of its own, and every store in it. After each test no connection
/// may be left checked out.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostgresTest {
  private TestServer.@Nullable Database database;
  private @Nullable PostgresEngine engine;

  public abstract TestServer server();

  /// On the newest PostgreSQL.
  abstract static class Bundled extends PostgresTest {
    @Override
    public TestServer server() {
      return TestServer.BUNDLED;
    }
  }

  /// On the oldest one supported.
  abstract static class Debian15 extends PostgresTest {
    @Override
    public TestServer server() {
      return TestServer.DEBIAN_15;
    }
  }

  @BeforeAll
  void openDatabase() {
    Assumptions.assumeTrue(server().isHere(), "this PostgreSQL is not installed here");
    database = server().migrated();
    engine = PostgresEngine.open(database.config(), QueryMeter.NONE);
  }

  @AfterEach
  void noConnectionIsLeaked() {
    assertEquals(0, engine().pool().active(), "connections still checked out");
  }

  @AfterAll
  void closeDatabase() {
    if (engine != null) {
      engine.close();
    }
    if (database != null) {
      database.close();
    }
  }

  public final TestServer.Database database() {
    return Objects.requireNonNull(database);
  }

  public final PostgresEngine engine() {
    return Objects.requireNonNull(engine);
  }

  public NodeLeases nodeLeases() {
    return engine().nodeLeases();
  }

  public HandleDirectory handles() {
    return engine().handles();
  }

  public AccountStore accounts() {
    return engine().accounts();
  }

  public AppStore apps() {
    return engine().apps();
  }

  public TokenStore tokens() {
    return engine().tokens();
  }

  public FollowStore follows() {
    return engine().follows();
  }

  public NotificationStore notifications() {
    return engine().notifications();
  }

  public PostStore posts() {
    return engine().posts();
  }

  public ThreadStore threads() {
    return engine().threads();
  }

  public ReactionStore reactions() {
    return engine().reactions();
  }

  public MediaStore media() {
    return engine().media();
  }

  public MediaEditStore edits() {
    return engine().edits();
  }

  public HomeStore homes() {
    return engine().homes();
  }

  public TimelineIndex index() {
    return engine().index();
  }

  public AccountIndex people() {
    return engine().people();
  }

  public MarkerStore markers() {
    return engine().markers();
  }

  public VectorStore vectors() {
    return engine().vectors();
  }

  public Outbox outbox() {
    return engine().outbox();
  }

  public DeadLetters deadLetters() {
    return engine().deadLetters();
  }

  public ModerationLog moderation() {
    return engine().moderation();
  }

  public ReportStore reports() {
    return engine().reports();
  }

  public Schedule schedule() {
    return engine().schedule();
  }
}
