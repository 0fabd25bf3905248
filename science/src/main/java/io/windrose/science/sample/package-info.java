/**
 * Samples from a posterior: a No-U-Turn sampler, what it drew, and whether the draws may be trusted.
 *
 * <p>Enter by {@link io.windrose.science.sample.NoUTurn}: it takes a {@link io.windrose.science.sample.LogDensity} with
 * its gradient and gives {@link io.windrose.science.sample.Draws}; {@link io.windrose.science.sample.Convergence}
 * judges them.
 *
 * <ul>
 *   <li>The same density, settings and seed give the same numbers, whatever the number of threads.
 *   <li>Pure numerics: no state between runs, no input, no output, no clock.
 * </ul>
 */
@NullMarked
package io.windrose.science.sample;

import org.jspecify.annotations.NullMarked;
