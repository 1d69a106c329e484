package dev.panatorch.runtime.cuda;

/**
 * How many threads run a kernel.
 *
 * @param gridX blocks along x, and so on
 * @param blockX threads per block along x, and so on
 * @param sharedBytes dynamic shared memory per block
 * @param cooperative whether all blocks must run at once, so that the kernel may synchronise its
 *     grid
 */
public record LaunchShape(
    int gridX,
    int gridY,
    int gridZ,
    int blockX,
    int blockY,
    int blockZ,
    int sharedBytes,
    boolean cooperative) {

  /** Checks that every count is positive. */
  public LaunchShape {
    if (Math.min(Math.min(gridX, gridY), gridZ) < 1
        || Math.min(Math.min(blockX, blockY), blockZ) < 1
        || sharedBytes < 0) {
      throw new IllegalArgumentException(
          "a launch needs a positive number of blocks and threads and no negative shared memory");
    }
  }

  /** Blocks and threads along x only. */
  public static LaunchShape of(int blocks, int threads) {
    return new LaunchShape(blocks, 1, 1, threads, 1, 1, 0, false);
  }

  /**
   * At least one thread along x for each element: the kernel checks the bound.
   *
   * @throws IllegalArgumentException if that is more than 2^31 - 1 blocks, the most that a GPU
   *     takes
   */
  public static LaunchShape forElements(long elements, int threads) {
    long blocks = Math.max(1, Math.ceilDiv(elements, threads));
    if (blocks > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          elements + " elements need " + blocks + " blocks; let each thread work on several");
    }
    return of((int) blocks, threads);
  }

  /** This shape with other blocks. */
  public LaunchShape withGrid(int x, int y, int z) {
    return new LaunchShape(x, y, z, blockX, blockY, blockZ, sharedBytes, cooperative);
  }

  /** This shape with other threads per block. */
  public LaunchShape withBlock(int x, int y, int z) {
    return new LaunchShape(gridX, gridY, gridZ, x, y, z, sharedBytes, cooperative);
  }

  /** This shape with dynamic shared memory; above 48 KiB the kernel must allow it first. */
  public LaunchShape withSharedBytes(int bytes) {
    return new LaunchShape(gridX, gridY, gridZ, blockX, blockY, blockZ, bytes, cooperative);
  }

  /** This shape with all blocks running at once. */
  public LaunchShape allAtOnce() {
    return new LaunchShape(gridX, gridY, gridZ, blockX, blockY, blockZ, sharedBytes, true);
  }
}
