/**
 * What generated images are judged by, computed from features of any network: FID, sFID, Inception
 * Score, precision and recall, KID. Features stream in batch by batch; what was gathered can be
 * saved and gone on with, and reference statistics are those of the ADM evaluator's {@code .npz}
 * files.
 */
@NullMarked
package dev.panatorch.runtime.metrics.features;

import org.jspecify.annotations.NullMarked;
