/**
 * Receives what happened: the sources with their write keys, the door that events come through, and the ledger that
 * proves where each of them went.
 *
 * <p>Doors: {@link io.windrose.collect.Sources}, {@link io.windrose.collect.Collector}. State is in the schema
 * {@code collect}. What is sent is judged in {@code judging}, and accounted for in {@code ledger}.
 *
 * <p>Invariants: a source's name is kept for good, for events bear it; a revoked key never comes back; what was
 * answered as received is on the stream's disk.
 */
@NullMarked
package io.windrose.collect;

import org.jspecify.annotations.NullMarked;
