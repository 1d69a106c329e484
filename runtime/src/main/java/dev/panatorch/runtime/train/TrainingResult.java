package dev.panatorch.runtime.train;

import dev.panatorch.runtime.data.SkippedSample;
import java.nio.file.Path;
import java.util.List;

/**
 * How a run ended.
 *
 * @param finished whether all images were seen; false if it was stopped before
 * @param updates updates made since the start of the run, resumed parts included
 * @param imagesSeen images seen since the start of the run
 * @param checkpoint the last state
 * @param skipped samples of this part of the run that could not be read
 */
public record TrainingResult(
    boolean finished,
    long updates,
    long imagesSeen,
    Path checkpoint,
    List<SkippedSample> skipped) {}
