package dev.panatorch.tools.run;

import dev.panatorch.maetok.AuxiliaryTarget;
import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.BytePairVocabulary;
import dev.panatorch.runtime.data.ImageSample;
import dev.panatorch.runtime.io.MissingWeightsException;
import dev.panatorch.tools.config.ConfigException;
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
 * The captions of pictures in a folder: beside {@code cat/7.jpg} lies {@code cat/7.tokens}, whole
 * numbers with white space between them, or {@code cat/7.txt}, text that becomes byte-pair tokens.
 * A picture may have none.
 *
 * @param tokens number of different tokens
 * @param vocabulary makes tokens of text; null where none was given
 * @param device where the result goes
 */
record Captions(int tokens, @Nullable BytePairVocabulary vocabulary, Device device) {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** CLIP's list of pairs, by the names under which it is published. */
  private static final List<String> LISTS =
      List.of("bpe_simple_vocab_16e6.txt.gz", "bpe_simple_vocab_16e6.txt", "merges.txt");

  /**
   * Those that a tokenizer learns; null where it learns none.
   *
   * @param published folder that may hold the list of byte pairs; null for none
   * @throws ConfigException if the list makes another number of tokens than the model learns
   */
  static @Nullable Captions of(MaeTokConfig config, @Nullable Path published, Device device)
      throws IOException {
    var text = config.auxiliary().get(AuxiliaryTarget.TEXT);
    if (text == null) {
      return null;
    }
    BytePairVocabulary vocabulary = published == null ? null : vocabulary(published);
    if (vocabulary != null && vocabulary.size() != text.features()) {
      throw new ConfigException(
          "the byte pairs in %s make %d tokens: set model.auxiliary.TEXT.features to it, not to %d"
              .formatted(published, vocabulary.size(), text.features()));
    }
    return new Captions(text.features(), vocabulary, device);
  }

  private static @Nullable BytePairVocabulary vocabulary(Path published) throws IOException {
    for (String name : LISTS) {
      if (Files.isRegularFile(published.resolve(name))) {
        return BytePairVocabulary.read(published.resolve(name));
      }
    }
    return null;
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
    String stem = sample.source().replaceFirst("\\.[^./\\\\]*$", "");
    Path numbers = Path.of(stem + ".tokens");
    Path text = Path.of(stem + ".txt");
    try {
      if (Files.exists(numbers)) {
        return SPACE
            .splitAsStream(Objects.requireNonNull(Files.readString(numbers)).strip())
            .filter(word -> !word.isEmpty())
            .mapToLong(word -> token(word, numbers))
            .toArray();
      }
      return Files.exists(text) ? encoded(text) : new long[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long[] encoded(Path file) throws IOException {
    if (vocabulary == null) {
      throw new MissingWeightsException(
          file
              + " is a caption, and the list of byte pairs that makes tokens of text was not given."
              + " It is bpe_simple_vocab_16e6.txt.gz from https://github.com/openai/CLIP (folder"
              + " clip), or merges.txt of openai/clip-vit-base-patch32 on huggingface.co: lay it"
              + " into the folder given by --published, give tokens ("
              + file.getFileName().toString().replaceFirst("txt$", "tokens")
              + "), or switch this target off: model.auxiliary.TEXT=null");
    }
    return vocabulary.encode(Files.readString(file));
  }

  private long token(String word, Path file) {
    try {
      long token = Long.parseLong(word);
      if (token >= 0 && token < tokens) {
        return token;
      }
    } catch (NumberFormatException e) {
      // Told below, as are numbers that are no tokens.
    }
    throw new UncheckedIOException(
        new IOException(
            "%s: \"%s\" is no token, a whole number from 0 to %d"
                .formatted(file, word, tokens - 1)));
  }
}
