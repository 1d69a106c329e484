package dev.panatorch.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A LibTorch on this machine: the {@code torch} folder of a Python package or an unpacked LibTorch
 * archive.
 *
 * @param folder the folder that holds {@code include/} and {@code lib/}, as a real path
 * @param version the full version, such as {@code 2.13.0+cpu} or {@code 2.11.0+cu130}
 * @param cuda the CUDA version it was built with, such as {@code 13.0}; null when it has no CUDA
 * @param source the place where it was found, in words, such as {@code LIBTORCH}
 */
public record LibTorch(Path folder, String version, @Nullable String cuda, String source) {
  /** The oldest version that the shim builds against: 2.10. */
  public static final String OLDEST = "2.10";

  /**
   * Finds LibTorch: {@code -Dpanatorch.libtorch}, then {@code LIBTORCH}, then the torch of {@code
   * python3}, then the copy provisioned in the user's cache folder. Downloads nothing.
   *
   * @throws NativeSetupException with a trace of every place tried when there is none
   */
  public static LibTorch find() {
    return new LibTorchFinder(Surroundings.ofProcess()).find();
  }

  /** Whether this LibTorch can compute on CUDA devices. */
  public boolean hasCuda() {
    return cuda != null;
  }

  /** The folder of the header files. */
  public Path include() {
    return folder.resolve("include");
  }

  /** The folder of the shared libraries. */
  public Path lib() {
    return folder.resolve("lib");
  }

  /** The shared libraries to load, each after those it needs. */
  public List<Path> libraries() {
    List<String> names =
        hasCuda()
            ? List.of("c10", "torch_cpu", "c10_cuda", "torch_cuda", "torch")
            : List.of("c10", "torch_cpu", "torch");
    return names.stream().map(name -> lib().resolve(System.mapLibraryName(name))).toList();
  }

  /**
   * The folders of NVIDIA's libraries that pip puts beside the torch package ({@code
   * nvidia/cu13/lib}, {@code nvidia/cudnn/lib}, ...); empty when there are none.
   */
  public List<Path> nvidiaFolders() {
    Path nvidia = folder.resolveSibling("nvidia");
    if (!Files.isDirectory(nvidia)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(nvidia)) {
      return children
          .map(child -> child.resolve("lib"))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The version and the kind of build for a file name, such as {@code 2.13.0-cpu} or {@code
   * 2.11.0-cu130}.
   */
  String label() {
    int plus = version.indexOf('+');
    String base = plus < 0 ? version : version.substring(0, plus);
    String cudaVersion = cuda;
    return base + "-" + (cudaVersion == null ? "cpu" : "cu" + cudaVersion.replace(".", ""));
  }
}
