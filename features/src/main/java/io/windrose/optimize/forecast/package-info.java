/**
 * Forecasts of metrics and of series that somebody brings: methods tried on what was known already, the one that is
 * taken, and its intervals with the part of the outcomes that they held.
 *
 * <p>The door is {@link io.windrose.optimize.forecast.Forecasts}. The mathematics is in
 * {@code io.windrose.science.forecast}.
 *
 * <p>What holds always: nothing is forecast from what says nothing, and what is doubtful has a note; the same data and
 * question give the same numbers; work is done on a thread of its own, one forecast at a time.
 */
@NullMarked
package io.windrose.optimize.forecast;

import org.jspecify.annotations.NullMarked;
