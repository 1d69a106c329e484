package dev.panatorch.runtime.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;

/**
 * Pictures in tar shards, as the WebDataset convention has them. Shards are gone through one after
 * the other; only the headers of the current one are held. A shuffled pass takes the shards in the
 * seed's order and mixes samples in a buffer. The size is known only after {@link #count} has gone
 * through all headers once.
 */
public final class WebDataset implements Dataset<WebSample> {
  /** The default number of samples among which a shuffled pass mixes. */
  public static final int DEFAULT_SHUFFLE_BUFFER = 10_000;

  private final List<Path> shards;
  private final int shuffleBuffer;
  private volatile long counted = -1;

  private WebDataset(List<Path> shards, int shuffleBuffer) {
    this.shards = shards;
    this.shuffleBuffer = shuffleBuffer;
  }

  /**
   * Opens the shards that a pattern names, for instance {@code data/train-{000..099}.tar}.
   *
   * @throws IOException naming the first shard that does not exist
   */
  public static WebDataset open(String pattern) throws IOException {
    return open(Braces.expand(pattern).stream().map(Path::of).toList(), DEFAULT_SHUFFLE_BUFFER);
  }

  /**
   * Opens shards in the given order.
   *
   * @param shuffleBuffer how many samples a shuffled pass mixes, at least 1
   */
  public static WebDataset open(List<Path> shards, int shuffleBuffer) throws IOException {
    if (shards.isEmpty() || shuffleBuffer < 1) {
      throw new IllegalArgumentException(
          "needs at least one shard and a shuffle buffer of at least 1");
    }
    for (Path shard : shards) {
      if (!Files.isRegularFile(shard)) {
        throw new FileNotFoundException(shard + ": no such tar shard");
      }
    }
    return new WebDataset(List.copyOf(shards), shuffleBuffer);
  }

  @Override
  public OptionalLong size() {
    return counted < 0 ? OptionalLong.empty() : OptionalLong.of(counted);
  }

  @Override
  public long count() throws IOException {
    if (counted < 0) {
      long n = 0;
      for (Path shard : shards) {
        n += TarShard.samples(shard).size();
      }
      counted = n;
    }
    return counted;
  }

  @Override
  public List<String> classes() {
    return List.of();
  }

  @Override
  public Iterator<WebSample> inOrder(long skip) {
    return skip(new Sequential(shards), skip);
  }

  @Override
  public Iterator<WebSample> shuffled(long seed, long skip) {
    List<Path> order = new ArrayList<>();
    for (int i : Permutation.of(shards.size(), seed)) {
      order.add(shards.get(i));
    }
    return skip(new Shuffled(new Sequential(order), shuffleBuffer, KeyedRandom.of(~seed)), skip);
  }

  private static <T> Iterator<T> skip(Iterator<T> iterator, long n) {
    for (long i = 0; i < n && iterator.hasNext(); i++) {
      iterator.next();
    }
    return iterator;
  }

  @Override
  public String toString() {
    return "WebDataset[%d shards from %s]".formatted(shards.size(), shards.getFirst());
  }

  /** All samples of all shards, a shard's headers at a time. */
  private static final class Sequential implements Iterator<WebSample> {
    private final Iterator<Path> shards;
    private Iterator<WebSample> current = List.<WebSample>of().iterator();

    Sequential(List<Path> shards) {
      this.shards = shards.iterator();
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext() && shards.hasNext()) {
        try {
          current = TarShard.samples(shards.next()).iterator();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return current.hasNext();
    }

    @Override
    public WebSample next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return current.next();
    }
  }

  /** Keeps a buffer full and hands out a uniform member of it. */
  private static final class Shuffled implements Iterator<WebSample> {
    private final Iterator<WebSample> source;
    private final int capacity;
    private final KeyedRandom random;
    private final List<WebSample> buffer = new ArrayList<>();

    Shuffled(Iterator<WebSample> source, int capacity, KeyedRandom random) {
      this.source = source;
      this.capacity = capacity;
      this.random = random;
    }

    @Override
    public boolean hasNext() {
      return !buffer.isEmpty() || source.hasNext();
    }

    @Override
    public WebSample next() {
      while (buffer.size() < capacity && source.hasNext()) {
        buffer.add(source.next());
      }
      if (buffer.isEmpty()) {
        throw new NoSuchElementException();
      }
      int pick = random.nextInt(buffer.size());
      WebSample last = buffer.removeLast();
      return pick == buffer.size() ? last : buffer.set(pick, last);
    }
  }
}
