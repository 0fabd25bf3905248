/**
 * Which touches conversions are credited to, by several models side by side, and what touches add to what would have
 * come anyway.
 *
 * <p>The door is {@link io.windrose.optimize.attribution.Attributions}. {@code docs/spec/attribution.md} defines what a
 * touch, a conversion and a journey are; the mathematics is in {@code io.windrose.science.attribution}.
 *
 * <p>What holds always: the credits of a model and the conversions without a touch sum to the conversions; what was
 * kept says of which data, snapshots, seed, settings and version it is.
 */
@NullMarked
package io.windrose.optimize.attribution;

import org.jspecify.annotations.NullMarked;
