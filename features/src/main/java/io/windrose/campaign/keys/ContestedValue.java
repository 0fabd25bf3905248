package io.windrose.campaign.keys;

import java.util.List;

/**
 * A value that keys of equal rank claim for several campaigns, and that resolves to none of them until one is mended.
 */
public record ContestedValue(SeenValue value, List<Key> keys) {
    public ContestedValue {
        keys = List.copyOf(keys);
    }
}
