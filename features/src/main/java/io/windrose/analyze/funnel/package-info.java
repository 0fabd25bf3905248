/**
 * How far people come on a way of several steps.
 *
 * <p>The door is {@link io.windrose.analyze.funnel.Funnels}. {@code docs/spec/analyses-of-people.md} defines attempts,
 * ties and windows.
 *
 * <p>What holds always: a person counts once, by one attempt; who reached a step reached all required ones before it.
 */
@NullMarked
package io.windrose.analyze.funnel;

import org.jspecify.annotations.NullMarked;
