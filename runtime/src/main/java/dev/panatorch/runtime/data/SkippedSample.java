package dev.panatorch.runtime.data;

/**
 * A sample that could not be read and was left out or replaced.
 *
 * @param id the sample's name in its dataset
 * @param reason what was wrong, with the file's name
 * @param times how often it was met
 */
public record SkippedSample(String id, String reason, long times) {

  /** The same sample, met {@code later} as well. */
  SkippedSample again(SkippedSample later) {
    return new SkippedSample(id, reason, times + later.times);
  }

  /** The reason, and how often the sample was met if that was more than once. */
  @Override
  public String toString() {
    return times == 1 ? reason : "%s (%,d times)".formatted(reason, times);
  }
}
