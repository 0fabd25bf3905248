/**
 * Trends: figures and metrics over time, broken down, beside another range.
 *
 * <p>The door is {@link io.windrose.analyze.trend.Trends}. A question goes request, windows, SQL, rows, answer: a class
 * each. {@code docs/spec/analyses.md} defines what is counted.
 *
 * <p>What holds always: nothing is sampled; what cannot be added up is computed for each bucket, for each row and for
 * the whole; both ranges have the same rows and are cut at the same hour.
 */
@NullMarked
package io.windrose.analyze.trend;

import org.jspecify.annotations.NullMarked;
