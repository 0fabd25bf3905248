/**
 * Whether {@code science} finds what is known otherwise: published results, other programs' results, and truths that
 * were simulated. {@code windrose validate} runs the {@link io.windrose.validate.Checks} and writes
 * {@code docs/validation.md}.
 *
 * <p>A check that fails is reported as any other. What was found is kept beside the report, so that checks can be run
 * again one by one. Simulations are those of {@code bench}. Nothing depends on this room.
 */
@NullMarked
package io.windrose.validate;

import org.jspecify.annotations.NullMarked;
