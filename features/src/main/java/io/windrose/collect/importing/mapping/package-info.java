/**
 * Which column of a file means what, and how its times and numbers are written.
 *
 * <p>Door: {@link io.windrose.collect.importing.mapping.Recognition} proposes a
 * {@link io.windrose.collect.importing.mapping.Mapping} from the header and a sample of the rows; people may change it
 * and keep it as JSON.
 *
 * <p>Invariants: a mapping names only columns that the file has and fields that its kind has; what a file leaves open
 * is told, not guessed in silence.
 */
@NullMarked
package io.windrose.collect.importing.mapping;

import org.jspecify.annotations.NullMarked;
