/**
 * What we claim about speed and memory, as programs that anybody can run: {@code windrose bench NAME}.
 *
 * <p>Figures are ratios to a ceiling or a rival in the same run wherever there is one, for machines differ. No test
 * depends on them. Nothing depends on this room.
 */
@NullMarked
package io.windrose.bench;

import org.jspecify.annotations.NullMarked;
