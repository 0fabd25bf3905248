/**
 * Analyses: what the events of the lake say about visitors, visits, orders and revenue.
 *
 * <p>The door is {@link io.windrose.analyze.Overviews}. {@code docs/spec/overview.md} defines every figure. A question
 * goes request, timeline, SQL, rows: a class each.
 *
 * <p>What holds always: both periods of a comparison are seen by the same snapshots and cut at the same hour; amounts
 * of different currencies are never added; a visit belongs to the day on which it began, an order to the day on which
 * it was placed.
 */
@NullMarked
package io.windrose.analyze;

import org.jspecify.annotations.NullMarked;
