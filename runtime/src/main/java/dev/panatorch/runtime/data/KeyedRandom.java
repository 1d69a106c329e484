package dev.panatorch.runtime.data;

/**
 * The random numbers of data loading: the SplitMix64 sequence of a key (Steele, Lea, Flood 2014). A
 * transform that gets the same key makes the same draws, on any machine, JDK and thread; the
 * algorithm is written out here so that no library update can change what a seed means.
 */
public final class KeyedRandom {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private long state;

  private KeyedRandom(long state) {
    this.state = state;
  }

  /** The sequence of a key, for instance one of {@code Seeds.derive}. */
  public static KeyedRandom of(long key) {
    return new KeyedRandom(key);
  }

  /** 64 uniform bits. */
  public long nextLong() {
    state += GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A uniform integer in {@code [0, bound)}, without bias. */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1, got " + bound);
    }
    long limit = (1L << 32) - (1L << 32) % bound;
    long bits;
    do {
      bits = nextLong() >>> 32;
    } while (bits >= limit);
    return (int) (bits % bound);
  }

  /** A uniform float64 in [0, 1) of 53 bits. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /**
   * A uniform float32 in [from, to), drawn and rounded as PyTorch's {@code uniform_} on float32: 24
   * bits.
   */
  public float uniform(float from, float to) {
    float u = (nextLong() >>> 40) * 0x1.0p-24f;
    return u * (to - from) + from;
  }
}
