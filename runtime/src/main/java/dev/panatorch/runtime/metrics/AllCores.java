package dev.panatorch.runtime.metrics;

/** Guards the metrics that use all cores against memory that only one thread may read. */
final class AllCores {
  /** Never started: it only stands for any other thread. */
  private static final Thread OTHER = Thread.ofPlatform().unstarted(() -> {});

  private AllCores() {}

  static void requireShared(ImageView view) {
    if (!view.data().isAccessibleBy(OTHER)) {
      throw new IllegalArgumentException(
          "the memory of an image is confined to one thread; to measure on all cores, allocate it"
              + " from Arena.ofAuto() or Arena.ofShared(), or measure on its own thread");
    }
  }
}
