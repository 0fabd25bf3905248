/**
 * Questions in SQL that are kept: saved ones, with a name, and what a person asked lately.
 *
 * <p>Doors: {@link io.windrose.analyze.saved.SavedQueries} and {@link io.windrose.analyze.saved.History}.
 *
 * <p>What holds always: a query is seen by its owner, and once shared by all who may run SQL; only its owner changes
 * it, or whoever has the role owner when it is shared; a change that was made on an older version is refused; a history
 * is seen by nobody but the person whose it is.
 */
@NullMarked
package io.windrose.analyze.saved;

import org.jspecify.annotations.NullMarked;
