/**
 * The words that every room shares: problems, ids, names, the event.
 *
 * <p>Depends on nothing of ours and does no input or output. What only one room needs is not here.
 */
@NullMarked
package io.windrose.core;

import org.jspecify.annotations.NullMarked;
