package dev.panatorch.tools.run;

import dev.panatorch.maetok.AuxiliaryTarget;
import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.ImageSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The captions of pictures in a folder, as byte-pair tokens: beside {@code cat/7.jpg} lies {@code
 * cat/7.tokens}, whole numbers with white space between them. A picture may have none.
 *
 * @param vocabulary number of different tokens
 * @param device where the result goes
 */
record Captions(int vocabulary, Device device) {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Those that a tokenizer learns; null where it learns none. */
  static @Nullable Captions of(MaeTokConfig config, Device device) {
    var text = config.auxiliary().get(AuxiliaryTarget.TEXT);
    return text == null ? null : new Captions(text.features(), device);
  }

  /**
   * Reads the captions of a batch.
   *
   * @return int64 [N, most], filled with -1
   * @throws UncheckedIOException naming a file that holds something else
   */
  Tensor read(List<ImageSample> samples) {
    long[][] all = samples.stream().map(this::tokens).toArray(long[][]::new);
    int most = Math.max(1, Stream.of(all).mapToInt(tokens -> tokens.length).max().orElse(0));
    long[] filled = new long[all.length * most];
    Arrays.fill(filled, -1);
    for (int i = 0; i < all.length; i++) {
      System.arraycopy(all[i], 0, filled, i * most, all[i].length);
    }
    return Tensor.of(filled, all.length, most).to(device);
  }

  private long[] tokens(ImageSample sample) {
    Path file = Path.of(sample.source().replaceFirst("\\.[^./\\\\]*$", "") + ".tokens");
    if (!Files.exists(file)) {
      return new long[0];
    }
    try {
      return SPACE
          .splitAsStream(Objects.requireNonNull(Files.readString(file)).strip())
          .filter(word -> !word.isEmpty())
          .mapToLong(word -> token(word, file))
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long token(String word, Path file) {
    try {
      long token = Long.parseLong(word);
      if (token >= 0 && token < vocabulary) {
        return token;
      }
    } catch (NumberFormatException e) {
      // Told below, as are numbers that are no tokens.
    }
    throw new UncheckedIOException(
        new IOException(
            "%s: \"%s\" is no token, a whole number from 0 to %d"
                .formatted(file, word, vocabulary - 1)));
  }
}
