package dev.panatorch.runtime.metrics;

/**
 * The scratch rows of one thread, kept from call to call: a tile needs some tens of kilobytes,
 * which stay in the processor's nearest caches.
 */
final class Workspace {
  private static final ThreadLocal<Workspace> OF_THREAD = ThreadLocal.withInitial(Workspace::new);

  double[] first = {};
  double[] second = {};
  double[] moments = {};
  double[] channel = {};
  int[] rows = {};

  private Workspace() {}

  /** This thread's scratch with at least the given lengths; the contents are what was left. */
  static Workspace get(int samples, int moments, int channel, int rows) {
    Workspace space = OF_THREAD.get();
    if (space.first.length < samples) {
      space.first = new double[samples];
      space.second = new double[samples];
    }
    if (space.moments.length < moments) {
      space.moments = new double[moments];
    }
    if (space.channel.length < channel) {
      space.channel = new double[channel];
    }
    if (space.rows.length < rows) {
      space.rows = new int[rows];
    }
    return space;
  }
}
