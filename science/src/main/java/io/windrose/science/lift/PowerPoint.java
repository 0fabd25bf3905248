package io.windrose.science.lift;

/**
 * How often an effect of a size is found.
 *
 * @param effect relative: 0.1 for a tenth more
 * @param power share of the simulated tests in which it was significant; of an effect of zero, the share found falsely
 * @param detected mean of the relative lifts that were found
 * @param investment what an effect of this size costs, in the currency, mean over the simulated tests
 */
public record PowerPoint(double effect, double power, double detected, double investment) {}
