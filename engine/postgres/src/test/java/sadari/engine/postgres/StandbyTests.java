package sadari.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLWarning;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import sadari.contract.Await;
import sadari.core.failure.OutcomeUnknown;

/// A commit that does not get its synchronous standby's answer.
///
/// The server is told to wait for a standby that does not exist. Only transactions that ask for it
/// by `synchronous_commit` wait, so nobody else on this server is concerned.
interface StandbyTests extends EngineFixture {
  /// One statement, which waits for the standby when it commits by itself.
  Query SINGLE =
      new Query(
          "test.single",
          """
          insert into waited select ? where set_config('synchronous_commit', 'on', true) = 'on'
          """);

  private static String cut(String how) {
    return "select count("
        + how
        + "(pid)) from pg_stat_activity"
        + " where wait_event = 'SyncRep' and datname = current_database()";
  }

  /// Writes until one is cut short in its wait; answers what the writer was told.
  private RuntimeException cutShort(String how, LongConsumer write) {
    makeTable("waited");
    database().administer("alter system set synchronous_standby_names = 'nobody'");
    database().administer("select pg_reload_conf()");
    try {
      CompletableFuture<Void> writer =
          CompletableFuture.runAsync(
              () -> {
                for (long i = 0; ; i++) {
                  write.accept(i); // the server takes a moment to heed the setting
                }
              },
              Thread::startVirtualThread);
      Await.until("a wait to cut short", () -> ask(cut(how)) > 0);
      CompletionException thrown = assertThrows(CompletionException.class, writer::join);
      return assertInstanceOf(RuntimeException.class, thrown.getCause());
    } finally {
      database().administer("alter system reset synchronous_standby_names");
      database().administer("select pg_reload_conf()");
    }
  }

  private void assertUnknown(RuntimeException thrown) {
    assertEquals(OutcomeUnknown.class, thrown.getClass(), thrown::toString);
  }

  /// The cancelled write itself said so, and not a later one that waited until its time was up.
  private void assertWarned(RuntimeException thrown) {
    assertUnknown(thrown);
    assertInstanceOf(SQLWarning.class, thrown.getCause());
  }

  @Test
  default void aCancelledWaitAfterATransactionLeavesTheOutcomeUnknown() {
    assertWarned(cutShort("pg_cancel_backend", this::inTransaction));
  }

  @Test
  default void aCancelledWaitAfterASingleWriteLeavesTheOutcomeUnknown() {
    assertWarned(cutShort("pg_cancel_backend", i -> engine().sql().update(SINGLE, i)));
  }

  @Test
  default void aConnectionThatIsEndedWhileItWaitsLeavesTheOutcomeUnknown() {
    assertUnknown(cutShort("pg_terminate_backend", this::inTransaction));
  }

  private void inTransaction(long i) {
    engine().sql().inTransaction("test", session -> session.update(SINGLE, i));
  }
}
