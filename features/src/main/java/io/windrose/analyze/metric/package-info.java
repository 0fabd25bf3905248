/**
 * Metrics: figures that have a name, a definition and an owner, so that everybody who says "revenue" means the same.
 *
 * <p>The door is {@link io.windrose.analyze.metric.Metrics}. A definition is text; {@code docs/spec/analyses.md} says
 * what may stand in it. It goes text, formula, SQL: a class each.
 *
 * <p>What holds always: a definition that is kept was understood when it was kept; what cannot be added up by days is
 * computed for each day.
 */
@NullMarked
package io.windrose.analyze.metric;

import org.jspecify.annotations.NullMarked;
