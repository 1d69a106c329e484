package dev.panatorch.tools.run;

import dev.panatorch.tools.config.ConfigException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a training of a tokenizer starts from.
 *
 * @param stage 1: everything learns; 2: the encoder stays and the decoder of pixels learns
 * @param from a tokenizer: the initial values in stage 1, which may be null, and the tokenizer to
 *     tune in stage 2
 * @param published folder of the published weights that the losses need, by their published names;
 *     null for none
 */
public record TokenizerStart(int stage, @Nullable Path from, @Nullable Path published) {

  /** The first stage, from random values. */
  public static final TokenizerStart SCRATCH = new TokenizerStart(1, null, null);

  /** Checks that there is something to tune. */
  public TokenizerStart {
    if (stage != 1 && stage != 2) {
      throw new ConfigException("--stage is 1 or 2, not " + stage);
    }
    if (stage == 2 && from == null) {
      throw new ConfigException("--stage 2 tunes the decoder of a tokenizer: give it with --from");
    }
  }
}
