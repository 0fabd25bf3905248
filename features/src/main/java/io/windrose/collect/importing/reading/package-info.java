/**
 * Reads files that people bring, row by row: text with separators, lines, and Parquet; packed with gzip or plain.
 *
 * <p>Door: {@link io.windrose.collect.importing.reading.BroughtFile} opens a file as
 * {@link io.windrose.collect.importing.reading.Rows}, in the form that
 * {@link io.windrose.collect.importing.reading.FileForm} says.
 *
 * <p>Invariants: a file is never whole in memory; every row knows the line on which it begins.
 */
@NullMarked
package io.windrose.collect.importing.reading;

import org.jspecify.annotations.NullMarked;
