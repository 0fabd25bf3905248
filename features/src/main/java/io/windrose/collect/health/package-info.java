/**
 * Whether the data is as it usually is: how fresh each source is, where fewer or more events came than usual, which
 * events and properties are new, gone or of another type, and the ledger's sums.
 *
 * <p>The door is {@link io.windrose.collect.health.DataHealth}. It reads the lake, which says what was stored, and
 * keeps nothing; what is usual is found anew each time from the five weeks before. It judges what happened lately,
 * never what files and replays bring. The formulas are in {@code docs/spec/health.md}.
 */
@NullMarked
package io.windrose.collect.health;

import org.jspecify.annotations.NullMarked;
