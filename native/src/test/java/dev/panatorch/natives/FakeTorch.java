package dev.panatorch.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Folder trees and programs that look like LibTorch, Python and pip to the search. */
final class FakeTorch {
  private FakeTorch() {}

  /** A torch package with the files that the search looks at. */
  static Path create(Path folder, String version, String cuda) throws IOException {
    for (String name : List.of("c10", "torch_cpu", "torch")) {
      write(folder.resolve("lib").resolve(System.mapLibraryName(name)), "");
    }
    if (!cuda.isEmpty()) {
      write(folder.resolve("lib").resolve(System.mapLibraryName("torch_cuda")), "");
    }
    write(folder.resolve("include/ATen/ATen.h"), "");
    String quoted = cuda.isEmpty() ? "None" : "'" + cuda + "'";
    write(
        folder.resolve("version.py"),
        "__version__ = '" + version + "'\ndebug = False\ncuda: Optional[str] = " + quoted + "\n");
    return folder;
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** A program that runs a shell script. */
  static List<String> program(Path file, String script) throws IOException {
    write(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return List.of(file.toString());
  }

  /**
   * Surroundings where nothing is set and Python has the torch package of the given folder (empty:
   * none).
   */
  static Surroundings surroundings(Path home, String pythonTorch) throws IOException {
    return surroundings(home, pythonTorch, Map.of(), Map.of());
  }

  static Surroundings surroundings(
      Path home,
      String pythonTorch,
      Map<String, String> properties,
      Map<String, String> environment)
      throws IOException {
    List<String> python = program(home.resolve("bin/python3"), "echo torch=" + pythonTorch + "\n");
    return new Surroundings(
        new HashMap<>(properties)::get, new HashMap<>(environment)::get, home, python);
  }
}
