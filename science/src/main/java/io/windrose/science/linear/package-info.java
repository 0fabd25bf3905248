/**
 * What other packages need of linear algebra: the Cholesky factor and what is solved by it.
 *
 * <p>Pure numerics: arrays in, arrays out; no state, no input, no output, no clock. Thread-safe.
 */
@NullMarked
package io.windrose.science.linear;

import org.jspecify.annotations.NullMarked;
