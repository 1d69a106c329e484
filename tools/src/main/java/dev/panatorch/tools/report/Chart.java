package dev.panatorch.tools.report;

/** Something drawn. */
public sealed interface Chart permits LineChart, ScatterChart {

  /** The chart as an {@code svg} element. */
  String svg();
}
