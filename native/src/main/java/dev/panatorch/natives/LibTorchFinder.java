package dev.panatorch.natives;

import dev.panatorch.natives.LibTorchReader.Unfit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Searches the places of a LibTorch in order and keeps a trace of what each one held. */
final class LibTorchFinder {
  static final String PROPERTY = "panatorch.libtorch";
  static final String VARIABLE = "LIBTORCH";

  private final Surroundings surroundings;
  private final List<String> trace = new ArrayList<>();

  LibTorchFinder(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The first LibTorch in the order of {@link LibTorch#find()}. */
  LibTorch find() {
    return search().orElseThrow(() -> new NativeSetupException(notFound()));
  }

  /**
   * The first LibTorch, or empty when no place has one.
   *
   * @throws NativeSetupException when a place that the user named holds none: going on would hide
   *     the mistake
   */
  Optional<LibTorch> search() {
    return named("-D" + PROPERTY, surroundings.propertyOrNull(PROPERTY))
        .or(() -> named(VARIABLE, surroundings.environmentOrNull(VARIABLE)))
        .or(this::ofPython)
        .or(this::provisioned);
  }

  private Optional<LibTorch> named(String place, @Nullable String value) {
    if (value == null) {
      trace.add(place + ": not set");
      return Optional.empty();
    }
    try {
      return Optional.of(LibTorchReader.read(Path.of(value), place));
    } catch (Unfit e) {
      throw new NativeSetupException(
          place
              + " names no usable LibTorch: "
              + e.getMessage()
              + ".\nGive the folder that holds include/ and lib/ (the torch package's folder), or unset it.");
    }
  }

  private Optional<LibTorch> ofPython() {
    String place = "torch of " + String.join(" ", surroundings.python());
    PythonTorch.Answer answer = PythonTorch.ask(surroundings.python());
    Path folder = answer.folder();
    if (folder == null) {
      trace.add(place + ": " + answer.reason());
      return Optional.empty();
    }
    return tryFolder(place, folder);
  }

  private Optional<LibTorch> provisioned() {
    Path parent = Provision.parent(surroundings.cache());
    if (!Files.isDirectory(parent)) {
      trace.add("provisioned copy: " + parent + " does not exist");
      return Optional.empty();
    }
    try (Stream<Path> children = Files.list(parent)) {
      List<Path> copies =
          children
              .filter(child -> child.getFileName().toString().startsWith(Provision.PREFIX))
              .sorted(Comparator.reverseOrder())
              .toList();
      if (copies.isEmpty()) {
        trace.add("provisioned copy: " + parent + " is empty");
      }
      return copies.stream()
          .flatMap(copy -> tryFolder("provisioned copy", copy).stream())
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<LibTorch> tryFolder(String place, Path folder) {
    try {
      return Optional.of(LibTorchReader.read(folder, place));
    } catch (Unfit e) {
      trace.add(place + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private String notFound() {
    StringBuilder message = new StringBuilder("LibTorch was not found. Places tried:");
    for (int i = 0; i < trace.size(); i++) {
      message.append("\n  ").append(i + 1).append(". ").append(trace.get(i));
    }
    return message.append("\nTo mend it, run: ").append(Provision.COMMAND).toString();
  }
}
