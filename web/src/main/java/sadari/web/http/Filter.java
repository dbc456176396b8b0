package sadari.web.http;

/// Something done around every handler: a function from handler to handler.
///
/// What it gets as `next` never throws an {@link Exception}: errors are already answers.
@FunctionalInterface
public interface Filter {
  Handler around(Handler next);
}
