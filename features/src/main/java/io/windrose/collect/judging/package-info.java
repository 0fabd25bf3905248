/**
 * Judges what tracking libraries send, as {@code docs/spec/event.md} says.
 *
 * <p>Door: {@link io.windrose.collect.judging.Calls}: a {@link io.windrose.collect.judging.Call} goes in, a
 * {@link io.windrose.collect.judging.Verdict} for each of its events comes out. Judging is pure: no clock, no network,
 * no store; what verdicts lead to is decided outside.
 *
 * <p>Invariants: no input makes judging throw; every event of a call gets exactly one verdict; a whole network address
 * reaches neither an event nor a text made for people.
 */
@NullMarked
package io.windrose.collect.judging;

import org.jspecify.annotations.NullMarked;
