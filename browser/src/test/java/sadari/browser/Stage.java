package sadari.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// The program and the browser, started once for all stories and closed at the end. Where no
/// browser is installed, the stories are left out and say so.
final class Stage implements AutoCloseable {
  private final Program program;
  private final Chromium chromium;

  private Stage(Path executable) {
    program = Program.start();
    chromium = Chromium.start(executable);
  }

  Program program() {
    return program;
  }

  Chromium chromium() {
    return chromium;
  }

  Person person(String name, Speech speech, Person.Device device, ColorScheme scheme) {
    return new Person(name, speech, device, scheme, chromium.browser(), program);
  }

  @Override
  public void close() {
    try {
      chromium.close();
    } finally {
      program.close();
    }
  }

  /// Gives the stage to tests that ask for it.
  static final class Setting implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace OURS =
        ExtensionContext.Namespace.create(Stage.class);

    @Override
    public void beforeAll(ExtensionContext context) {
      assumeTrue(Chromium.installed().isPresent(), "no Chromium is installed (Debian: chromium)");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(OURS)
          .computeIfAbsent(Stage.class, _ -> started(Chromium.installed()), Stage.class);
    }

    private static Stage started(Optional<Path> executable) {
      return new Stage(executable.orElseThrow());
    }
  }
}
