package dev.panatorch.tools.analyze;

import dev.panatorch.runtime.analysis.LinearProbe;
import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.Output;
import dev.panatorch.tools.RunMixin;
import dev.panatorch.tools.evaluate.ReportMixin;
import dev.panatorch.tools.report.HtmlReport;
import dev.panatorch.tools.report.PublishedTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch analyze probe}. */
@Command(
    name = "probe",
    mixinStandardHelpOptions = true,
    description = {
      "How well a linear probe tells classes apart (MAETok, Figure 5).",
      "Softmax regression on flattened, standardised latents, trained to its optimum; four fifths are learnt from, the",
      "others classified."
    },
    footer = {
      "",
      "Example:",
      "  panatorch analyze probe --latents AE=runs/ae --latents MAETok=runs/maetok --report probe.html"
    })
final class ProbeCommand implements Callable<Integer> {

  private static final List<String> HEADER =
      List.of("space", "latents", "classes", "top 1", "top 5", "top 1 of training", "loss in nats");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private LatentsMixin latents = new LatentsMixin();
  @Mixin private ReportMixin report = new ReportMixin();

  @Option(
      names = "--penalty",
      converter = OptionTypes.Positive.class,
      defaultValue = "1e-3",
      description =
          "Half of this times the squared weights is added to the loss; default ${DEFAULT-VALUE}.")
  private double penalty = 1e-3;

  @Option(
      names = "--iterations",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "200",
      description = "Passes over the latents at most; default ${DEFAULT-VALUE}.")
  private int iterations = 200;

  @Override
  public Integer call() throws IOException {
    List<ProbeStudy> results = new ArrayList<>();
    for (LatentSpace space : latents.open(run.device(), run.seed())) {
      results.add(ProbeStudy.of(space, options(), run.seed()));
    }
    report.write(() -> page(results));
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      Output.json(out, results);
    } else {
      Output.table(out, HEADER, rows(results));
    }
    return 0;
  }

  private LinearProbe.Options options() {
    return new LinearProbe.Options(penalty, iterations, LinearProbe.Options.STANDARD.tolerance());
  }

  private static HtmlReport page(List<ProbeStudy> results) {
    return new HtmlReport("Linear probes", "latents told apart by class")
        .paragraph(
            "Softmax regression on flattened, standardised latents: four fifths are learnt from, the others are classified;"
                + " the loss is their cross entropy. How the paper's probes were trained is not published.")
        .table(HEADER, rows(results))
        .published(PublishedTable.named("maetok-latents"));
  }

  private static List<List<String>> rows(List<ProbeStudy> results) {
    return results.stream()
        .map(result ->
            List.of(
                result.space(),
                Long.toString(result.latents()),
                Integer.toString(result.classes()),
                percent(result.heldOut().top1()),
                percent(result.heldOut().top5()),
                percent(result.training().top1()),
                String.format(Locale.ROOT, "%.4f", result.heldOut().loss())))
        .toList();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
