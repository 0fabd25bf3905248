/**
 * Series of figures at even steps: what is usual, and what is not.
 *
 * <p>Pure numerics: arrays in, records out; no state, no input, no output, no clock. Thread-safe.
 */
@NullMarked
package io.windrose.science.series;

import org.jspecify.annotations.NullMarked;
