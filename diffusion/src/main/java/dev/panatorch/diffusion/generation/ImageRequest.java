package dev.panatorch.diffusion.generation;

/**
 * One image to generate.
 *
 * @param label its class; the denoiser's null label asks for an image of no class
 * @param seed from which all of its noise follows
 */
public record ImageRequest(long label, long seed) {}
