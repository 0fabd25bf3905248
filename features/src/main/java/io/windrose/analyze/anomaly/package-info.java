/**
 * What metrics should have been, judged by the weeks before, and which parts explain why they were not.
 *
 * <p>The door is {@link io.windrose.analyze.anomaly.Anomalies}; {@code docs/guides/anomalies.md} says how it is
 * computed.
 *
 * <p>What holds always: a day is judged by the days before it alone, and by whole days; what cannot be told is said
 * with its reason and is never a number; the parts of a change add up to it.
 */
@NullMarked
package io.windrose.analyze.anomaly;

import org.jspecify.annotations.NullMarked;
