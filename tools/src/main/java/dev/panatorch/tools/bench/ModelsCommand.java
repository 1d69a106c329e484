package dev.panatorch.tools.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code panatorch bench models}: whole models against their peers. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = {
      "Milliseconds per call of whole models.",
      "Random weights, bfloat16 on a GPU; medians of rounds in turn with the peers. On a GPU also as CUDA graphs, where",
      "nothing is trained."
    },
    footer = {
      "",
      "A case is \"MODEL WORK BATCH\". Models: maetok-b-256 (encode, decode, reconstruct, train, and train-adversarial, stage 1 with",
      "LPIPS and the discriminator), sit-xl on its 128 x 32 latents",
      "and sit-xl-1024 on maps of 64 x 64 (forward, train; sit-xl also sample), and matmul (product of square matrices; BATCH is",
      "their side). Peers: python and python-compiled run the shipped PyTorch script, eager and through torch.compile;",
      "NAME=COMMAND is a command that answers lines \"CASE<tab>CALLS\" with nanoseconds, \"release\" with 0 once it has freed the",
      "case, and \"memory\" with the most bytes that tensors held on the GPU since it warmed up, or 0.",
      "",
      "Cases that train also give images and operations a second, counted from the shapes; on a GPU the share of the matrix",
      "product's operations a second in the same run, and the most memory that tensors held.",
      "",
      "Examples:",
      "  panatorch bench models --device cuda --peer python --peer python-compiled",
      "  panatorch bench models --case 'maetok-b-256 encode 1' --peer python --rounds 5 --json"
    })
final class ModelsCommand implements Callable<Integer> {

  private static final List<String> CASES =
      List.of(
          "matmul product 8192",
          "maetok-b-256 reconstruct 1",
          "maetok-b-256 encode 1",
          "maetok-b-256 decode 1",
          "maetok-b-256 reconstruct 256",
          "maetok-b-256 encode 256",
          "maetok-b-256 decode 256",
          "maetok-b-256 train 64",
          "maetok-b-256 train-adversarial 64",
          "sit-xl forward 1",
          "sit-xl forward 8",
          "sit-xl forward 64",
          "sit-xl forward 256",
          "sit-xl train 256");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ModelsMixin models = new ModelsMixin();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    return models.run(CASES, out, one -> one.print(out));
  }
}
