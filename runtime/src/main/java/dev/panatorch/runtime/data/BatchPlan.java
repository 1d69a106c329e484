package dev.panatorch.runtime.data;

import java.util.List;

/**
 * What one rank's next batch consists of.
 *
 * @param samples this rank's samples
 * @param firstPosition the global position of the first of them; the others follow
 * @param imagesSeen the global position after the whole global batch
 */
record BatchPlan<S extends Sample>(
    long epoch, List<S> samples, long firstPosition, long imagesSeen) {}
