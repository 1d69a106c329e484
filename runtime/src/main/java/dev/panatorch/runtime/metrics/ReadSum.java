package dev.panatorch.runtime.metrics;

/** The bytes of two images, added up: the least that a metric of both has to do with them. */
record ReadSum(ImageView a, ImageView b, MetricKernels kernels) implements TiledSum {

  /** Bytes of each image in a tile. */
  private static final int TILE = 1 << 20;

  private long bytes() {
    return Math.min(a.data().byteSize(), b.data().byteSize());
  }

  @Override
  public int tiles() {
    return Math.toIntExact(Math.ceilDiv(bytes(), (long) TILE));
  }

  @Override
  public double tile(int index) {
    long from = (long) index * TILE;
    return kernels.sum(a.data(), b.data(), from, (int) Math.min(TILE, bytes() - from));
  }
}
