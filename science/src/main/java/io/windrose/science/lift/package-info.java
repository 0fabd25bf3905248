/**
 * Incrementality: what came by advertising and would not have come without it, from experiments in some of several
 * markets and from before and after; and the design of such experiments.
 *
 * <p>Enter by {@link io.windrose.science.lift.MarketSelection} or {@link io.windrose.science.lift.RandomizedDesign} to
 * plan a test, by {@link io.windrose.science.lift.SyntheticControl}, {@link io.windrose.science.lift.BeforeAfter} or
 * {@link io.windrose.science.lift.RandomizedDesign} to judge one; {@link io.windrose.science.lift.Calibration} hands
 * the result to a marketing-mix model.
 *
 * <ul>
 *   <li>Days and markets are counted from 0, in the order of the data; spans of days leave out their end.
 *   <li>Bad data are an {@link java.lang.IllegalArgumentException} that names the value; doubtful data are a warning.
 *   <li>The same data, settings and seed give the same numbers.
 *   <li>Pure numerics: no state between runs, no input, no output, no clock.
 * </ul>
 */
@NullMarked
package io.windrose.science.lift;

import org.jspecify.annotations.NullMarked;
