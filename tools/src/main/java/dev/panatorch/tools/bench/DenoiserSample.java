package dev.panatorch.tools.bench;

import dev.panatorch.diffusion.generation.ImageRequest;
import dev.panatorch.diffusion.generation.LatentDiffusionPipeline;
import dev.panatorch.diffusion.generation.LatentStatistics;
import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.diffusion.model.DiffusionTransformer;
import dev.panatorch.diffusion.model.GraphedDenoiser;
import dev.panatorch.maetok.MaeTok;
import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import java.util.ArrayList;
import java.util.List;

/**
 * Images from noise as MAETok's paper makes them: SiT-XL, 250 steps of Euler-Maruyama, scale 1.9 up
 * to noisiness 0.75, which are 435 evaluations an image, and the decoder.
 */
final class DenoiserSample implements ModelWork {

  private final DiffusionTransformer model;
  private final GraphedDenoiser recorded;
  private final Codec codec;
  private final LatentDiffusionPipeline pipeline;
  private final List<ImageRequest> requests = new ArrayList<>();

  DenoiserSample(ModelCase wanted, Device device, boolean graphs) {
    DType precision = ModelWork.precision(device);
    model = DenoiserForward.model(wanted, device);
    model.to(device, precision).eval();
    recorded = new GraphedDenoiser(model);
    codec = new Codec(tokenizer(device, precision), precision);
    pipeline =
        new LatentDiffusionPipeline(graphs ? recorded : model, LatentStatistics.IDENTITY, codec);
    for (int i = 0; i < wanted.batch(); i++) {
      requests.add(new ImageRequest(i % DenoiserForward.CLASSES, i));
    }
  }

  private static MaeTok tokenizer(Device device, DType precision) {
    try (var factory = Factory.of(device, 0)) {
      var tokenizer = new MaeTok(factory, MaeTokConfig.base(256));
      tokenizer.to(device, precision).eval();
      return tokenizer;
    }
  }

  /** A tokenizer of lower precision, float32 outside. */
  private record Codec(MaeTok tokenizer, DType precision) implements LatentCodec {

    @Override
    public int imageSize() {
      return tokenizer.imageSize();
    }

    @Override
    public long[] latentShape() {
      return tokenizer.latentShape();
    }

    @Override
    public Device device() {
      return tokenizer.device();
    }

    @Override
    public Tensor encode(Tensor images) {
      return Scope.run(() -> tokenizer.encode(images.to(precision)).to(DType.FLOAT32));
    }

    @Override
    public Tensor decode(Tensor latents) {
      return Scope.run(() -> tokenizer.decode(latents.to(precision)).to(DType.FLOAT32));
    }

    @Override
    public void close() {
      tokenizer.close();
    }
  }

  @Override
  public void run() {
    Tensor _ = pipeline.images(requests, SamplingSettings.MAETOK_256);
  }

  @Override
  public void close() {
    recorded.close();
    codec.close();
    model.close();
  }
}
