/** What a run tells while it runs: lines of JSON, TensorBoard events, a progress display. */
@NullMarked
package dev.panatorch.runtime.train.events;

import org.jspecify.annotations.NullMarked;
