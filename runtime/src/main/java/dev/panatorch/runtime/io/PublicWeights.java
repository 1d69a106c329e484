package dev.panatorch.runtime.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Weights that others have published and that a user brings along: nothing is ever downloaded.
 *
 * @param name of the model, such as {@code "VGG16 of torchvision"}
 * @param file the name under which it is published
 * @param origin where it is published
 */
public record PublicWeights(String name, String file, String origin) {

  /**
   * Opens the user's copy.
   *
   * @param path of the copy, or of the folder that holds it; null where none was given
   * @param without what to do to work without it, such as {@code "set the perceptual weight to 0"}
   * @throws MissingWeightsException if there is no such file; the message says where to get it
   * @throws TensorFileException if it is no file of weights
   */
  public Weights open(@Nullable Path path, String without) throws IOException {
    Path copy = path != null && Files.isDirectory(path) ? path.resolve(file) : path;
    if (copy == null || !Files.isRegularFile(copy)) {
      String found = copy == null ? "they were not given" : copy + " is no file";
      throw new MissingWeightsException(
          "the weights of %s are needed, but %s. They are %s from %s: give its path, or %s"
              .formatted(name, found, file, origin, without));
    }
    return Weights.open(copy);
  }

  /**
   * The error to throw when a copy turns out to hold something else.
   *
   * @param cause what does not fit
   */
  public UnsupportedFileException mismatch(Path copy, IllegalArgumentException cause) {
    var error =
        new UnsupportedFileException(
            copy,
            null,
            "it does not hold the weights of %s (they are %s from %s): %s"
                .formatted(name, file, origin, cause.getMessage()),
            "Give that file");
    error.initCause(cause);
    return error;
  }
}
