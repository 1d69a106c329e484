package dev.panatorch.tools.report;

import java.util.List;

/**
 * A line of a chart.
 *
 * @param name name in the legend
 * @param points x and y of each point, by rising x
 */
public record Series(String name, List<double[]> points) {}
