/**
 * Bayesian structural time series: a series as a level that wanders, a season, and a regression on other series of
 * which few matter; what it would have been later on, as draws.
 *
 * <p>Enter by {@link io.windrose.science.structural.StructuralModel}, which writes the model out.
 *
 * <ul>
 *   <li>Steps are counted from 0; a value that is not known is NaN.
 *   <li>The same data, model and seed give the same numbers, whatever the number of threads.
 *   <li>Pure numerics: no state between runs, no input, no output, no clock.
 * </ul>
 */
@NullMarked
package io.windrose.science.structural;

import org.jspecify.annotations.NullMarked;
