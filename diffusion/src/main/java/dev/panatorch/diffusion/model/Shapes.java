package dev.panatorch.diffusion.model;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The shapes of a state dict's tensors, from which a configuration is read.
 *
 * @param byName shapes by the tensors' names
 */
record Shapes(Map<String, long[]> byName) {

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /** The shape of a tensor that must be there. */
  long[] of(String name, int dimensions) {
    long[] shape = byName.get(name);
    if (shape == null) {
      throw new IllegalArgumentException(
          "these are not the weights of a denoiser: there is no \"" + name + "\"");
    }
    if (shape.length != dimensions) {
      throw new IllegalArgumentException(
          "\"%s\" is %s, but should have %d dimensions"
              .formatted(name, Arrays.toString(shape), dimensions));
    }
    return shape;
  }

  /** How many of a list of modules there are. */
  int count(String prefix, String suffix) {
    int count = 0;
    while (has(prefix + count + suffix)) {
      count++;
    }
    return count;
  }

  /**
   * The latents that the embedding of inputs takes.
   *
   * @param embedding name of the module
   * @param tokens number of them
   */
  LatentInput input(String embedding, long tokens) {
    if (has(embedding + ".weight")) {
      return new LatentInput.Tokens(tokens, of(embedding + ".weight", 2)[1]);
    }
    long[] patch = of(embedding + ".proj.weight", 4);
    long side = Math.round(Math.sqrt(tokens));
    if (side * side != tokens) {
      throw new IllegalArgumentException(tokens + " positions are no square of patches");
    }
    return new LatentInput.Patches(side * patch[2], patch[1], patch[2]);
  }

  /** The heads that were told, or those of the published size of this width. */
  static long heads(long width, OptionalLong told, OptionalLong published) {
    if (told.isPresent()) {
      return told.getAsLong();
    }
    return published.orElseThrow(() ->
        new IllegalArgumentException(
            "the weights do not show how many heads a model of width " + width + " has; say it"));
  }
}
