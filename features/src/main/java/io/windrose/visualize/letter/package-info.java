/**
 * The weekly letter: what moved in the last full week, why, and what to look at.
 *
 * <p>The doors are {@link io.windrose.visualize.letter.Letters}, which composes it, and
 * {@link io.windrose.visualize.letter.LetterMetrics}, of which metrics it tells. It holds figures and no words: these
 * are the web app's.
 *
 * <p>What holds always: a letter tells what its reader may see; what varies by chance is no news; the parts of a change
 * add up to it.
 */
@NullMarked
package io.windrose.visualize.letter;

import org.jspecify.annotations.NullMarked;
