package dev.panatorch.natives;

import dev.panatorch.natives.LibTorchReader.Unfit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Installs LibTorch into the user's cache folder with pip: the CPU build alone where pip can find
 * it, else the build with CUDA and the NVIDIA packages that it needs. Runs only when it is asked
 * to, by the build or by {@code panatorch doctor --provision}.
 */
public final class Provision {
  /** The version that is installed. */
  public static final String VERSION = "2.13.0";

  static final String COMMAND = "panatorch doctor --provision";
  static final String PREFIX = "torch-";

  /** What the shim needs of the torch package; its Python code, tests and programs stay out. */
  private static final Set<String> KEPT = Set.of("lib", "include", "share", "version.py");

  private static final Pattern NVIDIA =
      Pattern.compile("(?m)^Requires-Dist:\\s*((?:nvidia|cuda-toolkit)[^;\\r\\n]*)(;[^\\r\\n]*)?$");

  private final Path cache;
  private final Pip pip;
  private final Consumer<String> report;

  Provision(Path cache, Pip pip, Consumer<String> report) {
    this.cache = cache;
    this.pip = pip;
    this.report = report;
  }

  /**
   * Installs LibTorch {@value #VERSION} into the user's cache folder unless it is there already.
   *
   * @param report is given lines of progress
   * @return the installed LibTorch
   * @throws NativeSetupException when pip is missing, finds no fitting package or fails
   */
  public static LibTorch run(Consumer<String> report) {
    Surroundings surroundings = Surroundings.ofProcess();
    return new Provision(surroundings.cache(), new Pip(surroundings.python(), report), report)
        .install();
  }

  /** The folder of the provisioned copies. */
  static Path parent(Path cache) {
    return cache.resolve("libtorch");
  }

  LibTorch install() {
    Path parent = parent(cache);
    Path target = parent.resolve(PREFIX + VERSION);
    try {
      return CacheFiles.locked(
          parent.resolve(".lock"),
          () -> {
            if (!Files.isDirectory(target)) {
              installInto(parent, target);
            }
            return read(target);
          });
    } catch (IOException e) {
      throw new NativeSetupException(
          "LibTorch could not be installed into " + target + ": " + e, e);
    }
  }

  private void installInto(Path parent, Path target) throws IOException {
    Path work = Files.createTempDirectory(parent, ".install-");
    try {
      Path packages = Files.createDirectory(work.resolve("packages"));
      report.accept(
          "Installing LibTorch "
              + VERSION
              + " into "
              + target
              + " (the CPU build is about 190 MB to fetch)");
      if (!pip.install("torch==" + VERSION + "+cpu", packages, work)) {
        report.accept(
            "pip finds no CPU build; installing the one with CUDA and its NVIDIA packages (about 3 GB)");
        installWithCuda(packages, work);
      }
      trim(packages.resolve("torch"));
      read(packages);
      CacheFiles.publish(packages, target);
      report.accept(
          "LibTorch " + VERSION + " takes " + (CacheFiles.size(target) >> 20) + " MiB there");
    } finally {
      CacheFiles.delete(work);
    }
  }

  private void installWithCuda(Path packages, Path work) throws IOException {
    if (!pip.install("torch==" + VERSION, packages, work)) {
      throw new NativeSetupException(
          "pip finds no torch "
              + VERSION
              + " for this Python and platform:\n"
              + pip.lastOutput()
              + "\nInstall one that Python 3 can import, or set LIBTORCH to a folder with LibTorch "
              + LibTorch.OLDEST
              + " or newer.");
    }
    List<String> needed = nvidiaPackages(packages);
    if (!needed.isEmpty() && !pip.installAll(needed, packages, work)) {
      throw new NativeSetupException(
          "pip finds not all NVIDIA packages that torch needs:\n" + pip.lastOutput());
    }
  }

  /** The NVIDIA packages that the installed torch asks for, by its metadata. */
  static List<String> nvidiaPackages(Path packages) throws IOException {
    try (Stream<Path> children = Files.list(packages)) {
      Path metadata =
          children
              .filter(child -> child.getFileName().toString().matches("torch-.*\\.dist-info"))
              .map(child -> child.resolve("METADATA"))
              .findFirst()
              .orElseThrow(() -> new IOException("torch has no metadata in " + packages));
      return NVIDIA
          .matcher(Files.readString(metadata))
          .results()
          .map(match -> match.group(1).strip())
          .toList();
    }
  }

  private static void trim(Path torch) throws IOException {
    try (Stream<Path> children = Files.list(torch)) {
      for (Path child : children.toList()) {
        if (!KEPT.contains(child.getFileName().toString())) {
          CacheFiles.delete(child);
        }
      }
    }
    // The bridge to Python: nothing of LibTorch needs it, and it needs Python's own library.
    CacheFiles.delete(torch.resolve("lib").resolve(System.mapLibraryName("torch_python")));
  }

  private static LibTorch read(Path target) {
    try {
      return LibTorchReader.read(target, "provisioned copy");
    } catch (Unfit e) {
      throw new NativeSetupException(
          "The provisioned copy of LibTorch is damaged: "
              + e.getMessage()
              + ".\nDelete "
              + target
              + " and run: "
              + COMMAND);
    }
  }
}
