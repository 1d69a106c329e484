package dev.panatorch.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The shim's C++ sources as they are packed beside the classes, by relative name with {@code /}.
 */
final class NativeSources {
  private static final String FOLDER = "sources";
  private static final String MAIN = "CMakeLists.txt";

  private final SortedMap<String, byte[]> files;

  NativeSources(SortedMap<String, byte[]> files) {
    this.files = files;
  }

  /**
   * Reads the sources packed in this jar, or in the folder of classes where there is no jar yet.
   */
  static NativeSources packed() {
    URL main = NativeSources.class.getResource(FOLDER + "/" + MAIN);
    if (main == null) {
      throw new NativeSetupException(
          "The shim's C++ sources are not packed beside the class files: build module native with Maven");
    }
    try {
      URI uri = main.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return read(parentOf(Path.of(uri)));
      }
      return readJar(uri);
    } catch (IOException | URISyntaxException e) {
      throw new NativeSetupException(
          "The shim's C++ sources cannot be read from " + main + ": " + e, e);
    }
  }

  private static NativeSources readJar(URI uri) throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
      return read(parentOf(jar.provider().getPath(uri)));
    } catch (FileSystemNotFoundException e) {
      throw new IOException(e);
    }
  }

  /** Reads all files below a folder. */
  static NativeSources read(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Path file : CacheFiles.filesIn(folder)) {
      String name =
          folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
      files.put(name, Files.readAllBytes(file));
    }
    return new NativeSources(files);
  }

  private static Path parentOf(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new UncheckedIOException(new IOException(file + " has no folder"));
    }
    return parent;
  }

  /**
   * The first 12 hexadecimal digits of a hash of all names, all contents and a text beside them.
   */
  String hash(String text) {
    MessageDigest digest = sha256();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    files.forEach((name, content) -> {
      digest.update((name + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
      digest.update(content);
    });
    return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
  }

  /**
   * Makes a folder hold exactly these files. A file with the right content stays untouched, so that
   * a compiler's next run there compiles only what changed.
   */
  void syncTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    Set<Path> wanted = new HashSet<>();
    for (Map.Entry<String, byte[]> entry : files.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      wanted.add(file);
      if (!Files.isRegularFile(file)
          || !Arrays.equals(Files.readAllBytes(file), entry.getValue())) {
        Files.createDirectories(parentOf(file));
        Files.write(file, entry.getValue());
      }
    }
    for (Path file : CacheFiles.filesIn(folder)) {
      if (!wanted.contains(file)) {
        Files.delete(file);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
