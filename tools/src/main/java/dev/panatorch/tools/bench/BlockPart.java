package dev.panatorch.tools.bench;

import dev.panatorch.diffusion.model.TransformerConfig;
import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Mlp.Gelu;
import dev.panatorch.runtime.nn.ModelCost;
import java.util.ArrayList;
import java.util.List;

/**
 * One kind of operator of a transformer's blocks.
 *
 * @param name what it is, with its shape
 * @param count how often a pass does it
 * @param operations floating-point operations of one, 0 where its bytes count
 * @param bytes moved by one at least, 0 where its operations count
 * @param once does it once
 */
record BlockPart(String name, int count, double operations, double bytes, Runnable once) {

  private static final double KILO = 1e3;
  private static final double EPSILON = 1e-6;
  private static final int MLP_RATIO = 4;

  /** Shapes of a stack of equal blocks. */
  private record Shape(long batch, long tokens, long width, int depth, long heads) {

    long elements() {
      return batch * tokens * width;
    }
  }

  /** The parts of a case's blocks, from the largest matrices down; they hold random tensors. */
  static List<BlockPart> of(ModelCase wanted, Device device) {
    long batch = wanted.batch();
    try (var random = Generator.of(device, 0)) {
      if (wanted.model().equals("maetok-b-256")) {
        if (!wanted.work().equals("encode")) {
          throw new IllegalArgumentException("of maetok-b-256 the parts of encode are known");
        }
        MaeTokConfig config = MaeTokConfig.base(256);
        var encoder = config.encoder();
        long patches = config.grid().tokens();
        long tokens = 1 + patches + config.latentTokens();
        var shape = new Shape(batch, tokens, encoder.width(), encoder.depth(), encoder.heads());
        List<BlockPart> parts = new Parts(shape, device, random).common();
        parts.add(new Parts(shape, device, random).rotation(patches));
        parts.add(new Parts(shape, device, random).scaledAdd());
        return parts;
      }
      if (!wanted.work().equals("forward")) {
        throw new IllegalArgumentException("of a denoiser the parts of forward are known");
      }
      TransformerConfig config = DenoiserForward.config(wanted);
      var backbone = config.backbone();
      var shape =
          new Shape(
              batch, config.input().tokens(), backbone.width(), backbone.depth(), backbone.heads());
      List<BlockPart> parts = new Parts(shape, device, random).common();
      parts.add(new Parts(shape, device, random).modulation());
      parts.add(new Parts(shape, device, random).gatedAdd());
      return parts;
    }
  }

  /** Operations or bytes a second, as text. */
  String rate(double nanos) {
    return operations > 0
        ? " %8.1f TFLOP/s".formatted(count * operations / nanos / KILO)
        : " %8.1f GB/s".formatted(count * bytes / nanos);
  }

  /** Makes parts of one shape. */
  private record Parts(Shape shape, Device device, Generator random) {

    List<BlockPart> common() {
      long w = shape.width;
      var parts = new ArrayList<BlockPart>();
      parts.add(linear("queries, keys, values", w, 3 * w));
      parts.add(attention());
      parts.add(linear("projection", w, w));
      parts.add(linear("MLP, wider", w, MLP_RATIO * w));
      parts.add(gelu());
      parts.add(linear("MLP, back", MLP_RATIO * w, w));
      parts.add(norm());
      return parts;
    }

    private Tensor noise(long... size) {
      return Torch.randn(size, random, ModelWork.precision(device), device);
    }

    private Tensor tokens(long width) {
      return noise(shape.batch, shape.tokens, width);
    }

    private double bytes(double elements) {
      return elements * (device.isCuda() ? 2 : 4);
    }

    private BlockPart linear(String what, long in, long out) {
      Tensor x = tokens(in);
      Tensor weight = noise(out, in);
      Tensor bias = noise(out);
      ModelCost cost = ModelCost.linear(shape.batch * shape.tokens, in, out);
      return new BlockPart(
          "%s, %d to %d".formatted(what, in, out),
          shape.depth,
          cost.operations(),
          0,
          () -> {
            Tensor _ = x.linear(weight, bias);
          });
    }

    private BlockPart attention() {
      long head = shape.width / shape.heads;
      Tensor packed = noise(shape.batch, shape.tokens, 3, shape.heads, head);
      Tensor[] parts = packed.permute(2, 0, 3, 1, 4).unbind(0);
      ModelCost cost = ModelCost.attention(shape.tokens, shape.width).times(shape.batch);
      return new BlockPart(
          "attention, %d heads of %d".formatted(shape.heads, head),
          shape.depth,
          cost.operations(),
          0,
          () -> {
            Tensor mixed = parts[0].scaledDotProductAttention(parts[1], parts[2]);
            Tensor _ = mixed.transpose(1, 2).reshape(shape.batch, shape.tokens, shape.width);
          });
    }

    private BlockPart gelu() {
      Tensor x = tokens(MLP_RATIO * shape.width);
      return new BlockPart(
          "GELU",
          shape.depth,
          0,
          bytes(2.0 * MLP_RATIO * shape.elements()),
          () -> {
            Tensor _ = Gelu.TANH.apply(x);
          });
    }

    private BlockPart norm() {
      Tensor x = tokens(shape.width);
      return new BlockPart(
          "norms",
          2 * shape.depth,
          0,
          bytes(2.0 * shape.elements()),
          () -> {
            Tensor _ = x.layerNorm(new long[] {shape.width}, null, null, EPSILON);
          });
    }

    BlockPart modulation() {
      Tensor x = tokens(shape.width);
      Tensor shift = noise(shape.batch, 1, shape.width);
      return new BlockPart(
          "modulation",
          2 * shape.depth,
          0,
          bytes(2.0 * shape.elements()),
          () -> {
            Tensor _ = shift.addcmul(x, shift);
          });
    }

    BlockPart gatedAdd() {
      Tensor x = tokens(shape.width);
      Tensor gate = noise(shape.batch, 1, shape.width);
      return new BlockPart(
          "gated sums",
          2 * shape.depth,
          0,
          bytes(3.0 * shape.elements()),
          () -> {
            Tensor _ = x.addcmul(gate, x);
          });
    }

    BlockPart scaledAdd() {
      Tensor x = tokens(shape.width);
      Tensor gamma = noise(shape.width);
      return new BlockPart(
          "scaled sums",
          2 * shape.depth,
          0,
          bytes(3.0 * shape.elements()),
          () -> {
            Tensor _ = x.add(x.mul(gamma));
          });
    }

    /** As MAETok turns queries and keys: in float32, image tokens only. */
    BlockPart rotation(long turned) {
      long head = shape.width / shape.heads;
      Tensor pair = noise(2, shape.batch, shape.heads, shape.tokens, head);
      Tensor turns =
          Torch.randn(new long[] {shape.heads, turned, head / 2, 2}, random, DType.FLOAT32, device)
              .viewAsComplex();
      long[] sizes = {1, turned, shape.tokens - 1 - turned};
      return new BlockPart(
          "rotation",
          shape.depth,
          0,
          bytes(4.0 * shape.elements()),
          () -> {
            Tensor[] parts = pair.splitWithSizes(sizes, -2);
            Tensor wide = parts[1].to(DType.FLOAT32).unflatten(-1, -1, 2).viewAsComplex();
            Tensor back = wide.mul(turns).viewAsReal().flatten(-2).to(pair.dtype());
            Tensor _ = Torch.cat(List.of(parts[0], back, parts[2]), -2);
          });
    }
  }
}
