/**
 * Who comes back.
 *
 * <p>The door is {@link io.windrose.analyze.retention.Retentions}. {@code docs/spec/analyses-of-people.md} defines
 * cohorts, periods and cells.
 *
 * <p>What holds always: periods are whole days, weeks or months of the company's calendar; what is not over says so.
 */
@NullMarked
package io.windrose.analyze.retention;

import org.jspecify.annotations.NullMarked;
