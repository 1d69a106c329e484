package dev.panatorch.tools.run;

import dev.panatorch.runtime.Device;

/**
 * What all runs share.
 *
 * @param device where the models lie
 * @param seed from which all random draws follow
 * @param resume whether to continue the run that the output folder holds
 * @param resumeHint command line that continues a run that was stopped
 */
public record RunOptions(Device device, long seed, boolean resume, String resumeHint) {}
