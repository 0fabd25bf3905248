/**
 * Receives what happened: the sources with their write keys, and the judging of what they send.
 *
 * <p>Door: {@link io.windrose.collect.Sources}. State is in the schema {@code collect}.
 *
 * <p>Invariants: a source's name is kept for good, for events bear it; a revoked key never comes back.
 */
@NullMarked
package io.windrose.collect;

import org.jspecify.annotations.NullMarked;
