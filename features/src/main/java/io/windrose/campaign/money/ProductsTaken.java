package io.windrose.campaign.money;

import java.util.List;

/**
 * What became of a file of products.
 *
 * @param changed how many of those taken are new, or others than before
 */
public record ProductsTaken(long taken, long changed, List<RefusedLine> refused) {
    public ProductsTaken {
        refused = List.copyOf(refused);
    }
}
