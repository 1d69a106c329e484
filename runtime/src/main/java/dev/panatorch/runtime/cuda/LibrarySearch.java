package dev.panatorch.runtime.cuda;

import dev.panatorch.natives.LibTorch;
import dev.panatorch.natives.NativeSetupException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One search for one of NVIDIA's libraries, which remembers the places it tried. */
final class LibrarySearch {

  static final String PLACES = "panatorch.cuda.libraries";
  private static final String ALL_PLACES = "torch,system,presets";
  private static final List<String> SYSTEM_FOLDERS =
      List.of(
          "/usr/lib/x86_64-linux-gnu",
          "/usr/lib/aarch64-linux-gnu",
          "/usr/lib64",
          "/usr/lib",
          "/usr/lib/wsl/lib");

  private final CudaLibrary library;
  private final List<String> tried = new ArrayList<>();

  LibrarySearch(CudaLibrary library) {
    this.library = library;
  }

  CudaLibrary.Found find() {
    for (String place : places()) {
      CudaLibrary.Found found =
          switch (place) {
            case "torch" -> inFolders(torchFolders(), "LibTorch's folders");
            case "system" -> inSystem();
            case "presets" -> inPresets();
            default ->
                throw new IllegalArgumentException(
                    "-D" + PLACES + " knows torch, system and presets, not \"" + place + "\"");
          };
      if (found != null) {
        return found;
      }
    }
    throw new CudaException(
        "no "
            + library.label
            + " found; "
            + library.remedy
            + ". Tried:"
            + System.lineSeparator()
            + "  "
            + String.join(System.lineSeparator() + "  ", tried),
        "");
  }

  private List<String> places() {
    if (!library.ofToolkit) {
      return List.of("system");
    }
    return List.of(System.getProperty(PLACES, ALL_PLACES).split("\\s*,\\s*"));
  }

  private CudaLibrary.@Nullable Found inSystem() {
    if (library.ofToolkit) {
      CudaLibrary.Found found = inFolders(toolkitFolders(), "CUDA toolkit");
      if (found != null) {
        return found;
      }
    }
    CudaLibrary.Found found = inFolders(loaderFolders(), "system");
    return found != null ? found : inLoaderCache();
  }

  private CudaLibrary.@Nullable Found inPresets() {
    CudaLibrary.Found found = PresetLibraries.find(library);
    if (found == null) {
      tried.add("class path: no " + PresetLibraries.folder() + " (JavaCPP presets for CUDA)");
    }
    return found;
  }

  private CudaLibrary.@Nullable Found inFolders(List<Path> folders, String place) {
    for (Path folder : folders) {
      Path newest = newestIn(folder);
      if (newest != null) {
        return new CudaLibrary.Found(newest, place, needs(newest));
      }
      tried.add(folder + " (" + place + ")");
    }
    return null;
  }

  private @Nullable Path newestIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return null;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> library.fileName.matcher(file.getFileName().toString()).matches())
          .max(Comparator.naturalOrder())
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * The compiler opens its library of built-in functions by name, which finds it once it is loaded.
   */
  private List<Path> needs(Path found) {
    if (library != CudaLibrary.NVRTC) {
      return List.of();
    }
    String major = found.getFileName().toString().replaceAll(".*\\.", "");
    try (Stream<Path> files = Files.list(found.toAbsolutePath().getParent())) {
      return files
          .filter(file ->
              file.getFileName()
                  .toString()
                  .matches("libnvrtc-builtins(-[0-9a-f]+)?\\.so\\." + major + "\\.\\d+"))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private List<Path> torchFolders() {
    try {
      LibTorch torch = LibTorch.find();
      var folders = new ArrayList<Path>();
      folders.add(torch.lib());
      folders.addAll(torch.nvidiaFolders());
      return folders;
    } catch (NativeSetupException e) {
      tried.add("LibTorch's folders: no LibTorch was found");
      return List.of();
    }
  }

  static List<Path> toolkitFolders() {
    var folders = new ArrayList<Path>();
    for (String home : toolkits()) {
      folders.add(Path.of(home, "lib64"));
      folders.add(Path.of(home, "lib"));
    }
    return folders;
  }

  /** The folders that may hold a CUDA toolkit. */
  static List<String> toolkits() {
    return Stream.of(System.getenv("CUDA_HOME"), System.getenv("CUDA_PATH"), "/usr/local/cuda")
        .filter(home -> home != null && !home.isBlank())
        .distinct()
        .toList();
  }

  private static List<Path> loaderFolders() {
    String paths = System.getenv("LD_LIBRARY_PATH");
    Stream<String> own = paths == null ? Stream.empty() : Stream.of(paths.split(":"));
    return Stream.concat(own, SYSTEM_FOLDERS.stream())
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .toList();
  }

  /** Asks {@code ldconfig} for what the system's loader knows from elsewhere. */
  private CudaLibrary.@Nullable Found inLoaderCache() {
    tried.add("ldconfig -p");
    for (String line : loaderCache()) {
      int arrow = line.indexOf(" => ");
      if (arrow < 0) {
        continue;
      }
      Path path = Path.of(line.substring(arrow + 4));
      if (library.fileName.matcher(line.strip().replaceAll(" .*", "")).matches()
          && Files.isRegularFile(path)) {
        return new CudaLibrary.Found(path, "system", needs(path));
      }
    }
    return null;
  }

  private static List<String> loaderCache() {
    for (String command : List.of("ldconfig", "/sbin/ldconfig")) {
      try {
        Process process =
            new ProcessBuilder(command, "-p")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader reader = process.inputReader()) {
          return reader.lines().toList();
        }
      } catch (IOException e) {
        // Not this one; some systems keep it off the PATH of ordinary users, some have none.
        continue;
      }
    }
    return List.of();
  }
}
