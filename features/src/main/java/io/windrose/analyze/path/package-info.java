/**
 * Which way people take through their visits.
 *
 * <p>The door is {@link io.windrose.analyze.path.Paths}. {@code docs/spec/analyses-of-people.md} defines what a path
 * and its steps are.
 *
 * <p>What holds always: the nodes of a step, ends and others included, count as many paths as went on to it.
 */
@NullMarked
package io.windrose.analyze.path;

import org.jspecify.annotations.NullMarked;
