/**
 * What happened in the last half hour, for people who look on: each event as it was sent and as it is stored, what was
 * refused and why, and how many are active.
 *
 * <p>Doors: {@link io.windrose.collect.live.Live}; {@link io.windrose.collect.live.SentForms}, where the door of events
 * leaves what was sent.
 *
 * <p>Invariants: all of it is in memory, bounded by time, number and bytes, and gone with the process; it is read from
 * the stream, so every node sees what came through any door; who looks on slowly misses events and is told how many,
 * and holds up nobody; no key or secret of ours is shown.
 */
@NullMarked
package io.windrose.collect.live;

import org.jspecify.annotations.NullMarked;
