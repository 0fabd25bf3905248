/**
 * Who is credited with conversions: rules, Markov chains, Shapley values, a logistic model, and what touches add to
 * what would have come anyway.
 *
 * <p>Enter by {@link io.windrose.science.attribution.Attribution}; what touches add is
 * {@link io.windrose.science.attribution.Increments}. All work on counts of equal paths, so that their cost does not
 * depend on how many journeys there were.
 *
 * <p>What holds always: credits of a model sum to the conversions and to the value of the paths; a channel that occurs
 * in no path is credited with nothing and changes nothing. Models credit; only increments say what a channel causes.
 *
 * <p>Pure numerics: no state, no input, no output, no clock. Thread-safe.
 */
@NullMarked
package io.windrose.science.attribution;

import org.jspecify.annotations.NullMarked;
