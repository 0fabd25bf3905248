package io.windrose.campaign.links;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What would become of one link of an order.
 *
 * @param address with its marks; empty while the address is none of a page
 * @param built the same link, where the campaign has it already
 */
public record CheckedLink(
        Map<Mark, String> marks, Optional<String> address, List<LinkProblem> problems, Optional<UUID> built) {
    public CheckedLink {
        marks = Map.copyOf(marks);
        problems = List.copyOf(problems);
    }
}
