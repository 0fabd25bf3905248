/**
 * Proves where every event went, by counting it at the door, on the stream and in the lake; {@code docs/spec/ledger.md}
 * has the equations.
 *
 * <p>Doors: {@link io.windrose.collect.ledger.Ledger}, and {@link io.windrose.collect.ledger.Rejected} for what was
 * rejected and may be judged again. State is in the schema {@code collect}.
 *
 * <p>Invariants: the three counts are taken apart from each other; none is lost or doubled by a crash, or by a commit
 * whose outcome is unknown; no number is made up to fit, what does not add up is shown as a difference.
 */
@NullMarked
package io.windrose.collect.ledger;

import org.jspecify.annotations.NullMarked;
