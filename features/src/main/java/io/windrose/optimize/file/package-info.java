/**
 * Files that people bring to be analysed, as text.
 *
 * <p>The door is {@link io.windrose.optimize.file.TextFile}. Nothing is kept.
 */
@NullMarked
package io.windrose.optimize.file;

import org.jspecify.annotations.NullMarked;
