package io.windrose.campaign.keys;

import java.util.List;
import java.util.Map;

/**
 * Two keys of two campaigns that a value can fit both.
 *
 * @param example such a value
 * @param isDecided whether the first is of higher rank, and wins
 */
public record Overlap(Key first, Key second, List<String> example, boolean isDecided) {
    public Overlap {
        example = List.copyOf(example);
    }

    /** The example by the names of its fields. */
    public Map<String, String> named() {
        return KeyDraft.named(first.draft().kind(), example);
    }
}
