/**
 * The demo market: a simulated shop whose truth is known, so that every method can be checked against it.
 *
 * <p>The door is {@link Market}: days of what happened, in order of time, and the {@link Truth} about them.
 *
 * <p>Invariants: the same settings make the same market, on any number of threads. What people do follows from their
 * traits, their past and the marketing that reached them, never from the formula of a model that is fitted to it.
 * People do not influence each other. Each draw depends on seed, person, purpose and day alone, so what is switched off
 * changes only what follows from it; that difference is the true increment. Nothing is read, and only {@link TruthFile}
 * writes.
 */
@NullMarked
package io.windrose.market;

import org.jspecify.annotations.NullMarked;
