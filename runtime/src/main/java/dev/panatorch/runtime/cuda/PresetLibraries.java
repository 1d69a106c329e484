package dev.panatorch.runtime.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * CUDA libraries inside of the JavaCPP presets' redistributable jar, unpacked to the user's cache
 * folder when one is needed. Only the file layout of the jar is used, so the presets' own classes
 * need not be present.
 */
final class PresetLibraries {

  private static final int NEWEST_MAJOR = 19;
  private static final int OLDEST_MAJOR = 12;

  private PresetLibraries() {}

  /** The jar's folder of libraries for this platform. */
  static String folder() {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    return "org/bytedeco/cuda/linux-" + (arm ? "arm64" : "x86_64") + "/";
  }

  /** Unpacks a library with what it needs, or gives null when no presets are on the class path. */
  static CudaLibrary.@Nullable Found find(CudaLibrary library) {
    String name = library == CudaLibrary.NVRTC ? "libnvrtc" : "libcudart";
    for (int major = NEWEST_MAJOR; major >= OLDEST_MAJOR; major--) {
      URL url = resource(folder() + name + ".so." + major);
      if (url != null) {
        return unpack(url, name, major);
      }
    }
    return null;
  }

  private static @Nullable URL resource(String name) {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    URL url = ofThread == null ? null : ofThread.getResource(name);
    return url != null ? url : ClassLoader.getSystemResource(name);
  }

  private static CudaLibrary.Found unpack(URL url, String name, int major) {
    try {
      URLConnection connection = url.openConnection();
      if (!(connection instanceof JarURLConnection inJar)) {
        throw new CudaException("the presets' " + url + " is not inside of a jar", "");
      }
      JarFile jar = inJar.getJarFile();
      Path target =
          cache().resolve(Path.of(jar.getName()).getFileName().toString().replace(".jar", ""));
      Files.createDirectories(target);
      var unpacked = new ArrayList<Path>();
      for (JarEntry entry : entries(jar, name, major)) {
        unpacked.add(unpack(jar, entry, target));
      }
      String wanted = name + ".so." + major;
      Path library = target.resolve(wanted);
      unpacked.remove(library);
      return new CudaLibrary.Found(
          library, "JavaCPP presets (" + jar.getName() + ")", List.copyOf(unpacked));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + url, e);
    }
  }

  /** The library itself and, for the compiler, its built-in functions. */
  private static List<JarEntry> entries(JarFile jar, String name, int major) {
    String pattern = folder() + name + "(-builtins)?\\.so\\." + major + "(\\.\\d+)?";
    return jar.stream().filter(entry -> entry.getName().matches(pattern)).toList();
  }

  private static Path unpack(JarFile jar, JarEntry entry, Path target) throws IOException {
    Path file = target.resolve(entry.getName().substring(folder().length()));
    if (Files.isRegularFile(file) && Files.size(file) == entry.getSize()) {
      return file;
    }
    Path partial = Files.createTempFile(target, "unpacking", ".part");
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
    return file;
  }

  private static Path cache() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base =
        xdg != null && Path.of(xdg).isAbsolute()
            ? Path.of(xdg)
            : Path.of(System.getProperty("user.home"), ".cache");
    return base.resolve("panatorch").resolve("cuda-presets");
  }
}
