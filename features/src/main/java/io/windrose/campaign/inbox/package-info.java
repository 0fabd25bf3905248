/**
 * What occurs in the data and is no campaign's: with the money in it, and with the keys that would mend it.
 *
 * <p>Door: {@link io.windrose.campaign.inbox.Inbox}.
 *
 * <p>What holds always: nothing is decided by a likeness alone, people accept; what was rejected is not proposed again
 * until that is undone.
 */
@NullMarked
package io.windrose.campaign.inbox;

import org.jspecify.annotations.NullMarked;
