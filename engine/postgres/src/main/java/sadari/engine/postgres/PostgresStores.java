package sadari.engine.postgres;

import sadari.core.account.AccountStore;
import sadari.core.account.HandleDirectory;
import sadari.core.follow.FollowStore;
import sadari.core.id.NodeLeases;
import sadari.core.job.Schedule;
import sadari.core.marker.MarkerStore;
import sadari.core.media.MediaStore;
import sadari.core.media.WithdrawnPhotos;
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

/// The stores of the domain, over whatever answers their statements: the primary, or one replica.
/// Thread-safe.
public sealed class PostgresStores permits PostgresEngine, PostgresReplica {
  private final Sql sql;
  private final PostgresPostStore posts;

  PostgresStores(Sql sql) {
    this.sql = sql;
    this.posts = new PostgresPostStore(sql);
  }

  /// Node numbers of id generators.
  public NodeLeases nodeLeases() {
    return new PostgresNodeLeases(sql);
  }

  /// Unique names.
  public HandleDirectory handles() {
    return new PostgresHandleDirectory(sql);
  }

  /// Accounts and their credentials.
  public AccountStore accounts() {
    return new PostgresAccountStore(sql);
  }

  /// Client applications.
  public AppStore apps() {
    return new PostgresAppStore(sql);
  }

  /// Access tokens, sessions, authorization codes.
  public TokenStore tokens() {
    return new PostgresTokenStore(sql);
  }

  /// Who follows whom.
  public FollowStore follows() {
    return new PostgresFollowStore(sql);
  }

  /// What readers were told.
  public NotificationStore notifications() {
    return new PostgresNotificationStore(sql);
  }

  /// Posts.
  public PostStore posts() {
    return posts;
  }

  /// Replies, boosts and threads.
  public ThreadStore threads() {
    return new PostgresThreadStore(sql);
  }

  /// Favourites and bookmarks.
  public ReactionStore reactions() {
    return new PostgresReactionStore(sql);
  }

  /// The records of photos.
  public MediaStore media() {
    return new PostgresMediaStore(sql);
  }

  /// Edits to photos, and their versions.
  public MediaEditStore edits() {
    return new PostgresMediaEditStore(sql);
  }

  /// Photos of deleted posts.
  public WithdrawnPhotos withdrawnPhotos() {
    return new PostgresWithdrawnPhotos(sql);
  }

  /// Home inboxes.
  public HomeStore homes() {
    return new PostgresHomeStore(sql);
  }

  /// The public timeline and the tags'.
  public TimelineIndex index() {
    return new PostgresTimelineIndex(sql);
  }

  /// What people are found by.
  public AccountIndex people() {
    return new PostgresAccountIndex(sql);
  }

  /// How far readers have read.
  public MarkerStore markers() {
    return new PostgresMarkerStore(sql);
  }

  /// Events whose effects are not done.
  public Outbox outbox() {
    return new PostgresOutbox(sql);
  }

  /// Events that were given up.
  public DeadLetters deadLetters() {
    return new PostgresDeadLetters(sql);
  }

  /// What operators did.
  public ModerationLog moderation() {
    return new PostgresModerationLog(sql);
  }

  /// What people reported.
  public ReportStore reports() {
    return new PostgresReportStore(sql);
  }

  /// What one of many servers does at a time.
  public Schedule schedule() {
    return new PostgresSchedule(sql);
  }

  /// For tests of the statements' own promises.
  Sql sql() {
    return sql;
  }
}
