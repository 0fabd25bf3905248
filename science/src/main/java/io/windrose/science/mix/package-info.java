/**
 * Marketing-mix models: what each channel of advertising was worth, by a Bayesian regression of the outcome of weeks.
 *
 * <p>Enter by {@link io.windrose.science.mix.MixModel}, which writes the model out.
 *
 * <ul>
 *   <li>Weeks and regions are counted from 0, in the order of the data.
 *   <li>Bad data are an {@link java.lang.IllegalArgumentException} that names the value; doubtful data are a warning.
 *   <li>The same data, model and seed give the same numbers.
 * </ul>
 */
@NullMarked
package io.windrose.science.mix;

import org.jspecify.annotations.NullMarked;
