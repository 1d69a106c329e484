package dev.panatorch.natives;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Loads LibTorch and the shim into this process, once. */
public final class NativeLibraries {
  private static final Pattern MISSING =
      Pattern.compile("(lib[\\w.+-]+\\.so[\\w.]*): cannot open shared object file");

  private static final Object LOCK = new Object();
  private static @Nullable Loaded loaded;

  private NativeLibraries() {}

  /**
   * What was loaded.
   *
   * @param torch the LibTorch
   * @param shim the shim, built against that very LibTorch
   */
  public record Loaded(LibTorch torch, Shim shim) {}

  /**
   * Finds LibTorch, finds or builds the shim, and loads both; later calls return what the first one
   * loaded. Building is told on the error stream, as it takes a minute or two.
   *
   * @throws NativeSetupException when there is no LibTorch, or the shim cannot be built or loaded
   */
  public static Loaded load() {
    return load(System.err::println);
  }

  /** As {@link #load()}, telling a build's progress to {@code report}. */
  public static Loaded load(Consumer<String> report) {
    synchronized (LOCK) {
      if (loaded == null) {
        LibTorch torch = LibTorch.find();
        Shim shim = ShimBuild.findOrBuild(torch, report);
        WaitingThreads.spinShortly();
        loadAll(torch, shim);
        loaded = new Loaded(torch, shim);
      }
      return loaded;
    }
  }

  private static void loadAll(LibTorch torch, Shim shim) {
    List<Path> libraries = new ArrayList<>(torch.libraries());
    libraries.add(shim.main());
    Path cuda = shim.cuda();
    if (cuda != null) {
      libraries.add(cuda);
    }
    // By full path and in order of need: LD_LIBRARY_PATH then cannot slip another LibTorch under
    // the shim.
    for (Path library : libraries) {
      try {
        loadWithNeeds(library, torch, 0);
      } catch (UnsatisfiedLinkError e) {
        throw new NativeSetupException(
            String.format(
                "%s cannot be loaded: %s%nThe shim was built against LibTorch %s, and LibTorch %s lies in %s.%n"
                    + "If LibTorch was changed in place, delete %s and run again.",
                library,
                e.getMessage(),
                shim.builtAgainst(),
                torch.version(),
                torch.folder(),
                shim.folder()),
            e);
      }
    }
  }

  /**
   * Loads a library; when the system's loader misses one of NVIDIA's, loads that first from pip's
   * folders.
   */
  @SuppressWarnings("restricted")
  private static void loadWithNeeds(Path library, LibTorch torch, int depth) {
    try {
      System.load(library.toString());
    } catch (UnsatisfiedLinkError e) {
      Matcher missing = MISSING.matcher(String.valueOf(e.getMessage()));
      Path need = missing.find() ? needed(missing.group(1), torch) : null;
      if (need == null || need.equals(library) || depth > 32) {
        throw e;
      }
      loadWithNeeds(need, torch, depth + 1);
      loadWithNeeds(library, torch, depth + 1);
    }
  }

  private static @Nullable Path needed(String name, LibTorch torch) {
    return Stream.concat(Stream.of(torch.lib()), torch.nvidiaFolders().stream())
        .map(folder -> folder.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(null);
  }
}
