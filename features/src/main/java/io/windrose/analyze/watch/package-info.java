/**
 * Watches: metrics of which somebody is told when they are not as expected.
 *
 * <p>The door is {@link io.windrose.analyze.watch.Watches}.
 *
 * <p>What holds always: a watch judges a day once, acts with the rights that its owner has at that moment, and rests,
 * saying why, where these do not suffice; an alert and the notice of it are kept in one transaction.
 */
@NullMarked
package io.windrose.analyze.watch;

import org.jspecify.annotations.NullMarked;
