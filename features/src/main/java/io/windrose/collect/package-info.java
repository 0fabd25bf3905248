/**
 * Receives what happened: the sources with their write keys, and the judging of what they send.
 *
 * <p>Doors: {@link io.windrose.collect.Sources}, whose state is in the schema {@code collect}; and
 * {@link io.windrose.collect.Calls}, which judges: a {@link io.windrose.collect.Call} goes in, a
 * {@link io.windrose.collect.Verdict} for each of its events comes out, as {@code docs/spec/event.md} says. Judging is
 * pure: no clock, no network, no store; what verdicts lead to is decided outside.
 *
 * <p>Invariants: a source's name is kept for good, for events bear it; a revoked key never comes back. No input makes
 * judging throw; every event of a call gets exactly one verdict; a whole network address reaches neither an event nor a
 * text made for people.
 */
@NullMarked
package io.windrose.collect;

import org.jspecify.annotations.NullMarked;
