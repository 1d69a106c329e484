package dev.panatorch.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a folder with LibTorch is from its files, loading nothing of it. */
final class LibTorchReader {
  private static final Pattern PYTHON_VERSION =
      Pattern.compile("(?m)^__version__\\s*=\\s*'([^']+)'");
  private static final Pattern PYTHON_CUDA = Pattern.compile("(?m)^cuda\\b[^=]*=\\s*'([0-9.]+)'");
  private static final Pattern CUDA_SUFFIX = Pattern.compile("\\+cu(\\d+)(\\d)$");
  private static final Pattern NUMBERS = Pattern.compile("^(\\d+)\\.(\\d+)");
  private static final String UNKNOWN_CUDA = "unknown";

  private LibTorchReader() {}

  /**
   * Reads the LibTorch in a folder, or in the {@code torch} folder inside it (a site-packages
   * folder).
   *
   * @param source the place where the folder was named, in words
   * @throws Unfit when there is no usable LibTorch
   */
  static LibTorch read(Path given, String source) throws Unfit {
    Path folder = locate(given);
    for (String library : List.of("c10", "torch_cpu", "torch")) {
      require(folder, "lib/" + System.mapLibraryName(library));
    }
    require(folder, "include/ATen/ATen.h");
    try {
      Path real = folder.toRealPath();
      String version = version(real);
      checkAge(real, version);
      return new LibTorch(real, version, cuda(real, version), source);
    } catch (IOException e) {
      throw new Unfit(folder + " cannot be read: " + e);
    }
  }

  private static Path locate(Path given) throws Unfit {
    if (!Files.isDirectory(given)) {
      throw new Unfit(given + (Files.exists(given) ? " is not a folder" : " does not exist"));
    }
    Path inner = given.resolve("torch");
    return !Files.isDirectory(given.resolve("lib")) && Files.isDirectory(inner.resolve("lib"))
        ? inner
        : given;
  }

  private static void require(Path folder, String file) throws Unfit {
    if (!Files.isRegularFile(folder.resolve(file))) {
      throw new Unfit(folder + " holds no " + file);
    }
  }

  private static String version(Path folder) throws IOException, Unfit {
    Path python = folder.resolve("version.py");
    if (Files.isRegularFile(python)) {
      Matcher matcher = PYTHON_VERSION.matcher(Files.readString(python));
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    Path archive = folder.resolve("build-version");
    if (Files.isRegularFile(archive)) {
      return Files.readString(archive).strip();
    }
    return versionOfHeaders(folder);
  }

  private static String versionOfHeaders(Path folder) throws IOException, Unfit {
    Path include = folder.resolve("include");
    // The numbers moved from the first to the second file with LibTorch 2.10.
    for (String name :
        List.of("torch/csrc/api/include/torch/version.h", "torch/headeronly/version.h")) {
      Path header = include.resolve(name);
      String text = Files.isRegularFile(header) ? Files.readString(header) : "";
      List<String> numbers = new ArrayList<>();
      for (String part : List.of("MAJOR", "MINOR", "PATCH")) {
        Matcher matcher =
            Pattern.compile("#define TORCH_VERSION_" + part + "\\s+(\\d+)").matcher(text);
        if (matcher.find()) {
          numbers.add(matcher.group(1));
        }
      }
      if (numbers.size() == 3) {
        return numbers.stream().collect(Collectors.joining("."));
      }
    }
    throw new Unfit(
        folder
            + " tells no version: neither version.py, build-version nor torch/headeronly/version.h do");
  }

  private static void checkAge(Path folder, String version) throws Unfit {
    if (compareRelease(version, LibTorch.OLDEST) < 0) {
      throw new Unfit(
          folder
              + " is LibTorch "
              + version
              + ", too old: "
              + LibTorch.OLDEST
              + " or newer is needed");
    }
  }

  /** Compares two versions by their first two numbers. */
  static int compareRelease(String left, String right) {
    Matcher a = NUMBERS.matcher(left);
    Matcher b = NUMBERS.matcher(right);
    if (!a.find() || !b.find()) {
      return left.compareTo(right);
    }
    int major = Integer.compare(Integer.parseInt(a.group(1)), Integer.parseInt(b.group(1)));
    return major != 0
        ? major
        : Integer.compare(Integer.parseInt(a.group(2)), Integer.parseInt(b.group(2)));
  }

  private static @Nullable String cuda(Path folder, String version) throws IOException {
    if (!Files.isRegularFile(folder.resolve("lib").resolve(System.mapLibraryName("torch_cuda")))) {
      return null;
    }
    Path python = folder.resolve("version.py");
    if (Files.isRegularFile(python)) {
      Matcher matcher = PYTHON_CUDA.matcher(Files.readString(python));
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    Matcher suffix = CUDA_SUFFIX.matcher(version);
    return suffix.find() ? suffix.group(1) + "." + suffix.group(2) : UNKNOWN_CUDA;
  }

  /** Why a folder holds no usable LibTorch. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message);
    }
  }
}
