/// A queue of jobs that do nothing but count.
interface Jobs extends AutoCloseable {
  /// Starts workers; each job ends with `done`.
  void work(int workers, Runnable done) throws Exception;

  /// Puts so many jobs; all are durable when it returns.
  void put(int count);
}
