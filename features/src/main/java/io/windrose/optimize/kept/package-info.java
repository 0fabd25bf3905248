/**
 * Results that are kept with what it takes to make them again: data, snapshots, seed, question, version and
 * diagnostics.
 *
 * <p>The door is {@link io.windrose.optimize.kept.KeptResults}. State is in the schema {@code optimize}.
 *
 * <p>What holds always: a result is seen by whoever asked for it and nobody else.
 */
@NullMarked
package io.windrose.optimize.kept;

import org.jspecify.annotations.NullMarked;
