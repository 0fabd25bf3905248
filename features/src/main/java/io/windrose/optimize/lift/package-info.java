/**
 * Incrementality of the company's advertising: tests in some of several regions and studies of before and after,
 * planned, judged and kept; their results calibrate mix models.
 *
 * <p>The doors are {@link io.windrose.optimize.lift.Lifts} and {@link io.windrose.optimize.lift.LakeOutcomes}. The
 * mathematics are in {@code io.windrose.science.lift}. State is in the schema {@code optimize}.
 *
 * <p>What holds always: a lift keeps its outcomes, the snapshots that they were read from, its settings, seed and
 * version, and asked again of these it says the same; what is doubtful is said by a named warning beside the figure.
 */
@NullMarked
package io.windrose.optimize.lift;

import org.jspecify.annotations.NullMarked;
