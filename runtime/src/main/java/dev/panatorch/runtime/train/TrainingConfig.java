package dev.panatorch.runtime.train;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run.
 *
 * @param folder where checkpoints, events and pictures go
 * @param seed from which every random draw follows
 * @param images length of the run: it ends with the update that reaches this many images
 * @param accumulation micro-batches whose gradients are summed before each update
 * @param device where the modules lie
 * @param autocast lower precision of the forward pass, or null: see {@link
 *     dev.panatorch.runtime.autograd.Autocast}
 * @param intervals how often things happen
 * @param resume whether to continue the run that the folder holds
 * @param hint what to tell a person who stopped the run: how to continue it
 * @param description what else belongs into the checkpoint's state.json, such as the model's
 *     configuration: texts, numbers, booleans, lists and maps
 */
public record TrainingConfig(
    Path folder,
    long seed,
    long images,
    int accumulation,
    Device device,
    @Nullable DType autocast,
    Intervals intervals,
    boolean resume,
    String hint,
    Map<String, ?> description) {

  /** Checks the numbers. */
  public TrainingConfig {
    if (images < 0 || accumulation < 1) {
      throw new IllegalArgumentException(
          "a run of %d images with %d micro-batches per update is none"
              .formatted(images, accumulation));
    }
  }

  /** A new run on the CPU in float32, an update for each batch, with the default intervals. */
  public static TrainingConfig of(Path folder, long seed, long images) {
    return new TrainingConfig(
        folder,
        seed,
        images,
        1,
        Device.CPU,
        null,
        Intervals.DEFAULT,
        false,
        "run it again with resume",
        Map.of());
  }

  /** Sums the gradients of several micro-batches before each update. */
  public TrainingConfig accumulating(int accumulation) {
    return new TrainingConfig(
        folder, seed, images, accumulation, device, autocast, intervals, resume, hint, description);
  }

  /** Another device, and the lower precision of the forward pass, if any. */
  public TrainingConfig on(Device device, @Nullable DType autocast) {
    return new TrainingConfig(
        folder, seed, images, accumulation, device, autocast, intervals, resume, hint, description);
  }

  /** Other intervals. */
  public TrainingConfig every(Intervals intervals) {
    return new TrainingConfig(
        folder, seed, images, accumulation, device, autocast, intervals, resume, hint, description);
  }

  /** Continues the run that the folder holds, or starts it where there is none. */
  public TrainingConfig resuming(boolean resume, String hint) {
    return new TrainingConfig(
        folder, seed, images, accumulation, device, autocast, intervals, resume, hint, description);
  }

  /** Saves a description with each checkpoint. */
  public TrainingConfig describedBy(Map<String, ?> description) {
    return new TrainingConfig(
        folder, seed, images, accumulation, device, autocast, intervals, resume, hint, description);
  }

  /**
   * How often things happen, in updates; 0 is never. A checkpoint is also written at the end.
   *
   * @param log numbers are read from the device and recorded
   * @param evaluation {@link TrainingTask#evaluate} is called
   * @param checkpoint the state is saved
   * @param keep checkpoints that are kept: the newest ones
   */
  public record Intervals(long log, long evaluation, long checkpoint, int keep) {

    /** 50 updates, 1,000, 1,000, and 3 checkpoints. */
    public static final Intervals DEFAULT = new Intervals(50, 1_000, 1_000, 3);

    /** Checks the numbers. */
    public Intervals {
      if (log < 0 || evaluation < 0 || checkpoint < 0 || keep < 1) {
        throw new IllegalArgumentException(
            "intervals must not be negative, and at least one checkpoint is kept");
      }
    }

    static boolean isDue(long interval, long updates) {
      return interval > 0 && updates % interval == 0;
    }
  }
}
