package sadari.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import sadari.lab.component.Component;

/// Starts components, each as soon as all that it needs serve, and many at a time.
record Starting(Consumer<Component> starter, Consumer<String> progress) {
  /// Returns when all serve; fails with the first that does not, when no other is starting.
  void start(List<Component> components) {
    Map<String, CompletableFuture<Void>> started = new HashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Component component : components) {
        CompletableFuture<?>[] needed =
            component.needs().stream()
                .filter(started::containsKey)
                .map(started::get)
                .toArray(CompletableFuture<?>[]::new);
        started.put(
            component.name(),
            CompletableFuture.allOf(needed).thenRunAsync(() -> startOne(component), threads));
      }
      CompletableFuture.allOf(started.values().toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      throw cause(e);
    }
  }

  private void startOne(Component component) {
    long since = System.nanoTime();
    progress.accept("starting " + component.name());
    try {
      starter.accept(component);
    } catch (RuntimeException e) {
      progress.accept(component.name() + " does not start");
      throw e;
    }
    double seconds = (System.nanoTime() - since) / 1e9;
    progress.accept(
        String.format(Locale.ROOT, "%s serves after %.1f s", component.name(), seconds));
  }

  private static RuntimeException cause(CompletionException e) {
    return e.getCause() instanceof RuntimeException inner ? inner : new LabException("failed", e);
  }
}
