/**
 * Forecasts of sales, traffic and other figures at even steps, each method with intervals, and the choice between them
 * by how they forecast what is already known.
 *
 * <p>Enter by {@link io.windrose.science.forecast.Forecaster}; each {@link io.windrose.science.forecast.ForecastMethod}
 * can be used alone.
 *
 * <ul>
 *   <li>Steps are counted from 0, in the order of the data; a season is a number of steps.
 *   <li>Bad data are an {@link java.lang.IllegalArgumentException} that names the value and the remedy.
 *   <li>The same data give the same numbers: nothing is drawn by lot.
 *   <li>Pure numerics: no state, no input, no output, no clock. Thread-safe.
 * </ul>
 */
@NullMarked
package io.windrose.science.forecast;

import org.jspecify.annotations.NullMarked;
