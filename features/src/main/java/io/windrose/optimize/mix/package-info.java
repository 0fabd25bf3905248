/**
 * The marketing-mix model of the company: weeks from the lake or a file, fits that are kept, and what they say.
 *
 * <p>The doors are {@link io.windrose.optimize.mix.Mixes} and {@link io.windrose.optimize.mix.LakeWeeks}. The
 * mathematics are in {@code io.windrose.science.mix}. State is in the schema {@code optimize}.
 *
 * <p>What holds always: a fit keeps its data, the snapshots that they were read from, its settings, seed and version,
 * so that it can be repeated; nothing is told of chains that do not agree; one fit runs at a time, on one node.
 */
@NullMarked
package io.windrose.optimize.mix;

import org.jspecify.annotations.NullMarked;
