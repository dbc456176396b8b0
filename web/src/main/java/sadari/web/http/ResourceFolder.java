package sadari.web.http;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// Reads a folder of the class path, be it a directory or part of a jar.
final class ResourceFolder {
  private ResourceFolder() {}

  static Map<String, byte[]> read(ClassLoader loader, String root) throws IOException {
    URL url = loader.getResource(root);
    if (url == null) {
      throw new FileNotFoundException(root);
    }
    if (url.openConnection() instanceof JarURLConnection jar) {
      return fromJar(jar, root + '/');
    }
    try {
      return fromDirectory(Path.of(new URI(url.toString())));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static Map<String, byte[]> fromDirectory(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readAllBytes(path));
      }
    }
    return files;
  }

  private static Map<String, byte[]> fromJar(JarURLConnection connection, String prefix)
      throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    // A jar of our own: the shared one must stay open for the class loader.
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      List<JarEntry> entries = jar.stream().filter(entry -> !entry.isDirectory()).toList();
      for (JarEntry entry : entries) {
        if (entry.getName().startsWith(prefix)) {
          try (InputStream in = jar.getInputStream(entry)) {
            files.put(entry.getName().substring(prefix.length()), in.readAllBytes());
          }
        }
      }
    }
    return files;
  }
}
