/**
 * Makes events and costs of rows.
 *
 * <p>Door: {@link io.windrose.collect.importing.making.Making} gives the
 * {@link io.windrose.collect.importing.making.RowMaker} for a mapping; what it makes goes to
 * {@link io.windrose.collect.importing.making.Taken}.
 *
 * <p>Invariants: the same file with the same mapping makes the same events in the same order, with the same ids; every
 * row is taken, refused or left out.
 */
@NullMarked
package io.windrose.collect.importing.making;

import org.jspecify.annotations.NullMarked;
