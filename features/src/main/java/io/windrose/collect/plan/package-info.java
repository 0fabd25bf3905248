/**
 * The tracking plan: which events a source is expected to send, with which properties. What does not fit is flagged,
 * and stored all the same.
 *
 * <p>Door: {@link io.windrose.collect.plan.Plans}, which judging asks about each event. State is in the schema
 * {@code collect}.
 *
 * <p>Invariants: an event is never lost, changed or held up because of a plan; a source without a plan costs nothing;
 * counts are taken from the lake, so that they hold what is stored and nothing else.
 */
@NullMarked
package io.windrose.collect.plan;

import org.jspecify.annotations.NullMarked;
