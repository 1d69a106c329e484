package dev.panatorch.runtime.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * CLIP's byte-pair tokens (Sennrich and others, 2016; Radford and others, 2021): text in small
 * letters is cut into words, single digits and runs of signs, and the UTF-8 bytes of each piece are
 * joined as far as a published list of pairs goes. The numbers are those of OpenAI's and OpenCLIP's
 * {@code SimpleTokenizer} and of {@code transformers.CLIPTokenizer}; what these do before, mending
 * of mis-decoded text ({@code ftfy}) and HTML entities, is left to whoever prepares the text.
 */
public final class BytePairVocabulary {

  /** The published number of pairs that CLIP uses of the list, 49,408 tokens in all. */
  private static final int PAIRS = 48_894;

  private static final int BYTES = 256;

  /** Start and end of the text, the last two numbers. */
  private static final int MARKS = 2;

  private static final String END_OF_WORD = "</w>";
  private static final Pattern PIECE =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\p{IsWhite_Space}\\p{L}\\p{N}]+",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final String[] BYTE_SYMBOLS = new String[BYTES];

  static {
    int further = BYTES;
    for (int b = 0; b < BYTES; b++) {
      BYTE_SYMBOLS[b] = Character.toString(isPrinted(b) ? b : further++);
    }
  }

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Pair, Integer> ranks = new HashMap<>();
  private final int size;

  private record Pair(String left, String right) {}

  private BytePairVocabulary(List<Pair> pairs) {
    List<String> bytes =
        IntStream.concat(
                IntStream.range(0, BYTES).filter(BytePairVocabulary::isPrinted),
                IntStream.range(0, BYTES).filter(b -> !isPrinted(b)))
            .mapToObj(b -> BYTE_SYMBOLS[b])
            .toList();
    bytes.forEach(symbol -> numbers.put(symbol, numbers.size()));
    bytes.forEach(symbol -> numbers.put(symbol + END_OF_WORD, numbers.size()));
    for (int i = 0; i < pairs.size(); i++) {
      ranks.put(pairs.get(i), i);
      numbers.put(pairs.get(i).left + pairs.get(i).right, 2 * BYTES + i);
    }
    size = 2 * BYTES + pairs.size() + MARKS;
  }

  private static boolean isPrinted(int b) {
    return b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xff && b != 0xad;
  }

  /**
   * Reads a list of pairs: OpenAI's {@code bpe_simple_vocab_16e6.txt.gz} or the {@code merges.txt}
   * of Hugging Face; a heading, then two symbols a line, the earlier the sooner joined.
   *
   * @param file plain, or compressed where its name ends in .gz
   * @throws IOException naming the file and the line that is no pair
   */
  public static BytePairVocabulary read(Path file) throws IOException {
    boolean compressed = file.toString().endsWith(".gz");
    try (InputStream in = Files.newInputStream(file);
        InputStream text = compressed ? new GZIPInputStream(in) : in;
        var lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
      List<Pair> pairs = new ArrayList<>();
      String heading = lines.readLine();
      for (String line = lines.readLine();
          heading != null && line != null && pairs.size() < PAIRS;
          line = lines.readLine()) {
        String[] parts = line.strip().split(" ", -1);
        if (parts.length == 2) {
          pairs.add(new Pair(parts[0], parts[1]));
        } else if (!line.isBlank()) {
          throw new IOException(
              "%s, line %d: \"%s\" is no pair of symbols"
                  .formatted(file, pairs.size() + 2, line.strip()));
        }
      }
      if (pairs.isEmpty()) {
        throw new IOException(file + " holds no pairs of symbols");
      }
      return new BytePairVocabulary(pairs);
    }
  }

  /** Number of different tokens, with the marks of start and end, which come last. */
  public int size() {
    return size;
  }

  /** The tokens of a text, without marks of start and end. */
  public long[] encode(String text) {
    LongStream.Builder tokens = LongStream.builder();
    Matcher pieces = PIECE.matcher(text.toLowerCase(Locale.ROOT));
    while (pieces.find()) {
      joined(pieces.group()).forEach(symbol -> tokens.add(number(symbol)));
    }
    return tokens.build().toArray();
  }

  private long number(String symbol) {
    Integer number = numbers.get(symbol);
    if (number == null) {
      throw new IllegalStateException("the vocabulary has no \"" + symbol + "\"");
    }
    return number;
  }

  private List<String> joined(String piece) {
    List<String> symbols = new ArrayList<>();
    for (byte b : piece.getBytes(StandardCharsets.UTF_8)) {
      symbols.add(BYTE_SYMBOLS[b & 0xff]);
    }
    symbols.add(symbols.removeLast() + END_OF_WORD);
    for (Pair best = best(symbols); best != null; best = best(symbols)) {
      join(symbols, best);
    }
    return symbols;
  }

  private @Nullable Pair best(List<String> symbols) {
    Pair best = null;
    int bestRank = Integer.MAX_VALUE;
    for (int i = 0; i + 1 < symbols.size(); i++) {
      var pair = new Pair(symbols.get(i), symbols.get(i + 1));
      int rank = ranks.getOrDefault(pair, Integer.MAX_VALUE);
      if (rank < bestRank) {
        best = pair;
        bestRank = rank;
      }
    }
    return best;
  }

  private static void join(List<String> symbols, Pair pair) {
    for (int i = 0; i + 1 < symbols.size(); i++) {
      if (symbols.get(i).equals(pair.left) && symbols.get(i + 1).equals(pair.right)) {
        symbols.set(i, pair.left + pair.right);
        symbols.remove(i + 1);
      }
    }
  }
}
