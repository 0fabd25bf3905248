package io.windrose.campaign.keys;

import java.util.List;

/**
 * What is wrong with the keys.
 *
 * @param full kinds of which more values occur than are kept; of further ones nothing resolves
 */
public record KeyProblems(List<Overlap> overlaps, List<ContestedValue> contested, List<KeyKind> full) {
    public KeyProblems {
        overlaps = List.copyOf(overlaps);
        contested = List.copyOf(contested);
        full = List.copyOf(full);
    }
}
