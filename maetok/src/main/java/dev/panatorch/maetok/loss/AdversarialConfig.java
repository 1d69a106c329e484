package dev.panatorch.maetok.loss;

/**
 * How a tokenizer and a discriminator are trained against one another.
 *
 * @param weight of the adversarial loss in both networks' losses, from {@code start} on
 * @param start the update, counted from 1, with which the adversarial loss begins to count
 * @param adaptive whether the weight in the tokenizer's loss is multiplied by the ratio of the
 *     gradients, {@link GanLosses#adaptiveWeight}
 * @param leCam weight of {@link LeCam} beside the discriminator's hinge loss
 * @param consistency weight of {@link GanLosses#consistency}; 0 spares two passes of the
 *     discriminator
 * @param augment whether the discriminator sees augmented images
 * @param idle whether no discriminator runs before the start. The public code runs it: its loss is
 *     0, but its statistics, the running means of LeCAM and the optimizer's count of steps move
 */
public record AdversarialConfig(
    double weight,
    long start,
    boolean adaptive,
    double leCam,
    double consistency,
    boolean augment,
    boolean idle) {

  /** MAETok's. */
  public static final AdversarialConfig MAETOK =
      new AdversarialConfig(0.4, 30_000, true, 0.001, 4, true, false);

  /** SoftVQ's. */
  public static final AdversarialConfig SOFT_VQ =
      new AdversarialConfig(0.2, 20_000, false, 0.001, 4, true, false);

  /** No adversary. */
  public static final AdversarialConfig NONE =
      new AdversarialConfig(0, 0, false, 0, 0, false, true);

  /** Checks the numbers. */
  public AdversarialConfig {
    if (!(weight >= 0 && leCam >= 0 && consistency >= 0) || start < 0) {
      throw new IllegalArgumentException("adversarial weights and the start are never negative");
    }
  }

  /** The same from another update on, idle before it or not. */
  public AdversarialConfig startingAt(long update, boolean idleBefore) {
    return new AdversarialConfig(weight, update, adaptive, leCam, consistency, augment, idleBefore);
  }

  /** Whether the adversarial loss counts in the update after {@code update} others. */
  public boolean hasStarted(long update) {
    return update + 1 >= start;
  }

  /** Whether the discriminator runs in the update after {@code update} others. */
  public boolean runs(long update) {
    return weight > 0 && (hasStarted(update) || !idle);
  }

  /** The weight in the update after {@code update} others. */
  public double weightAt(long update) {
    return hasStarted(update) ? weight : 0;
  }

  /** The weight of consistency in the update after {@code update} others. */
  public double consistencyAt(long update) {
    return hasStarted(update) ? consistency : 0;
  }
}
