/**
 * What all questions to the events share: the range with its buckets and what it is compared with, who is left out,
 * which events are meant and by which of their fields, and how the lake is asked.
 *
 * <p>The door is {@link io.windrose.analyze.ask.Inquiries}: an analysis gives it a request and how its answer is
 * computed. {@code docs/spec/analyses.md} defines the words.
 *
 * <p>What holds always: all statements of one answer see the same snapshots and what the caller may see; an answer is
 * kept until the lake changes; the calendar is Java's, so that SQL compares moments only.
 */
@NullMarked
package io.windrose.analyze.ask;

import org.jspecify.annotations.NullMarked;
