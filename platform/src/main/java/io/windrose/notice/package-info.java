/**
 * What the program tells people and other programs by itself: by mail, webhook, Slack or Teams.
 *
 * <p>The door is {@link io.windrose.notice.Outbox}.
 *
 * <p>What holds always: a notice is posted in the transaction of what it tells of, and is then tried until it is taken,
 * or refused for good, or a day has gone by; what became of it can be read. It may arrive twice when the program dies
 * between a receiver's answer and its note of it.
 */
@NullMarked
package io.windrose.notice;

import org.jspecify.annotations.NullMarked;
