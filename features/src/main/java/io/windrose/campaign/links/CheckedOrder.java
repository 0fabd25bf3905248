package io.windrose.campaign.links;

import java.util.List;
import java.util.Optional;

/**
 * What would become of an order of links.
 *
 * @param address what is wrong with the address of the page
 * @param links in the order in which they would be built
 */
public record CheckedOrder(Optional<LinkProblem> address, List<CheckedLink> links) {
    public CheckedOrder {
        links = List.copyOf(links);
    }
}
