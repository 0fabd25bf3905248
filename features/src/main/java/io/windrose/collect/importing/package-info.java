/**
 * Brings files into the lake: orders, contacts, costs, touches, logs and events of the time before.
 *
 * <p>Door: {@link io.windrose.collect.importing.Imports}. A file is received whole, recognised, shown as it would be
 * stored, and read when that is wanted; {@code docs/spec/import.md} says what is made of it.
 *
 * <p>Invariants: an import that is broken off anywhere and started again stores what it would have stored at once; a
 * file that is read twice changes nothing; every row is taken, refused with its line and the reason, or left out by a
 * rule.
 */
@NullMarked
package io.windrose.collect.importing;

import org.jspecify.annotations.NullMarked;
