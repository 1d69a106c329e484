package dev.panatorch.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Builds the shim with CMake against one LibTorch. The result lies in the cache folder under a name
 * made of LibTorch's version and a hash of LibTorch's place and the sources: another LibTorch or
 * other sources give another shim, never a mismatch.
 */
public final class ShimBuild {
  private static final int TAIL = 25;

  private final Path cache;
  private final LibTorch torch;
  private final NativeSources sources;
  private final Consumer<String> report;

  ShimBuild(Path cache, LibTorch torch, NativeSources sources, Consumer<String> report) {
    this.cache = cache;
    this.torch = torch;
    this.sources = sources;
    this.report = report;
  }

  /**
   * The shim for a LibTorch: the one in the cache folder, or a new one built now (a minute or two
   * on two cores).
   *
   * @param report is given lines of progress when the shim is built
   * @throws NativeSetupException when CMake or the C++ compiler is missing or fails
   */
  public static Shim findOrBuild(LibTorch torch, Consumer<String> report) {
    Path cache = Surroundings.ofProcess().cache();
    return new ShimBuild(cache, torch, NativeSources.packed(), report).findOrBuild();
  }

  Shim findOrBuild() {
    Path parent = cache.resolve("shim");
    Path folder = parent.resolve(torch.label() + "-" + sources.hash(identityOf(torch)));
    if (Shim.isIn(folder)) {
      return Shim.in(folder, torch);
    }
    try {
      return CacheFiles.locked(
          parent.resolve(".lock"),
          () -> {
            if (!Shim.isIn(folder)) {
              build(parent, folder);
            }
            return Shim.in(folder, torch);
          });
    } catch (IOException e) {
      throw new NativeSetupException("The shim could not be built in " + parent + ": " + e, e);
    }
  }

  /**
   * Tells a LibTorch from one put in the same folder later: the shim remembers where its LibTorch
   * lies.
   */
  private static String identityOf(LibTorch torch) {
    Path library = torch.lib().resolve(System.mapLibraryName("torch_cpu"));
    try {
      return torch.folder() + "\n" + torch.version() + "\n" + Files.size(library);
    } catch (IOException e) {
      throw new NativeSetupException(library + " cannot be read: " + e, e);
    }
  }

  private static String hashOf(Path folder) {
    return Integer.toHexString(folder.toString().hashCode());
  }

  private void build(Path parent, Path folder) throws IOException {
    // Sources and objects stay, so that after a change only what changed is compiled again.
    Path work = parent.resolve(".build-" + torch.label() + "-" + hashOf(torch.folder()));
    Path objects = work.resolve("objects");
    sources.syncTo(work.resolve("sources"));
    Files.createDirectories(objects);
    Path log = work.resolve("build.log");
    Files.deleteIfExists(log);
    report.accept(
        "Building the C++ shim for LibTorch " + torch.version() + " in " + torch.folder());
    long start = System.nanoTime();
    configure(work, objects, log);
    run(
        List.of("cmake", "--build", objects.toString(), "--parallel", jobs()),
        objects,
        log,
        "compile");
    collect(objects, folder, parent);
    report.accept(
        "The shim was built in " + (System.nanoTime() - start) / 1_000_000_000 + " s: " + folder);
  }

  private void configure(Path work, Path objects, Path log) throws IOException {
    boolean again = Files.exists(objects.resolve("CMakeCache.txt"));
    try {
      run(configureCommand(work), objects, log, "configure");
    } catch (NativeSetupException e) {
      // What an earlier configuration found may be gone or have come since: the next one starts
      // afresh.
      CacheFiles.delete(objects);
      Files.createDirectories(objects);
      if (!again) {
        throw e;
      }
      run(configureCommand(work), objects, log, "configure");
    }
  }

  private List<String> configureCommand(Path work) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("cmake", "-S", work.resolve("sources").toString()));
    command.addAll(List.of("-B", work.resolve("objects").toString()));
    command.addAll(List.of("-DTORCH_DIR=" + torch.folder(), "-DCMAKE_BUILD_TYPE=Release"));
    // CMake keeps the generator of a folder's first configuration.
    if (!Files.exists(work.resolve("objects/CMakeCache.txt")) && starts("ninja")) {
      command.addAll(List.of("-G", "Ninja"));
    }
    return command;
  }

  private static boolean starts(String program) {
    try {
      return Subprocess.of(List.of(program, "--version")).run().succeeded();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * One compiler over LibTorch's headers takes about 1.5 GB: a machine with many cores and little
   * memory must not swap.
   */
  private static String jobs() {
    long memory =
        java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : 4L << 30;
    long byMemory = Math.max(1, memory / (3L << 29));
    return Long.toString(Math.min(Runtime.getRuntime().availableProcessors(), byMemory));
  }

  private void run(List<String> command, Path folder, Path log, String step) throws IOException {
    Subprocess.Result result;
    try {
      result = Subprocess.of(command).in(folder).to(line -> report.accept("  " + line)).run();
    } catch (IOException e) {
      throw new NativeSetupException(
          "CMake is needed to build the shim, and cmake does not start. Install it and a C++20 compiler"
              + " (Debian and Ubuntu: apt install cmake g++).",
          e);
    }
    Files.write(log, result.lines(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (!result.succeeded()) {
      throw new NativeSetupException(
          String.format(
              "The shim's %s step failed against LibTorch %s in %s:%n%s%n%sThe whole log: %s",
              step, torch.version(), torch.folder(), result.tail(TAIL), advice(result), log));
    }
  }

  private static String advice(Subprocess.Result result) {
    boolean noCompiler =
        result.lines().stream()
            .anyMatch(line -> line.contains("CMAKE_CXX_COMPILER") || line.contains("No CMAKE_CXX"));
    return noCompiler ? "A C++20 compiler is needed (Debian and Ubuntu: apt install g++).\n" : "";
  }

  private static void collect(Path objects, Path folder, Path parent) throws IOException {
    Path finished = Files.createTempDirectory(parent, ".new-");
    try {
      for (String name : List.of(Shim.MAIN, Shim.CUDA)) {
        Path built = objects.resolve(name);
        if (Files.isRegularFile(built)) {
          Files.copy(built, finished.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
      if (!Shim.isIn(finished)) {
        throw new IOException("the build left no " + Shim.MAIN + " in " + objects);
      }
      CacheFiles.publish(finished, folder);
    } finally {
      CacheFiles.delete(finished);
    }
  }
}
