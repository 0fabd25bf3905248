package io.windrose.campaign.inbox;

import java.util.List;

/**
 * Something unresolved, with what it may be.
 *
 * @param proposals the likeliest first
 */
public record InboxItem(Unresolved value, List<Proposal> proposals) {
    public InboxItem {
        proposals = List.copyOf(proposals);
    }
}
