package io.windrose.profile;

import java.util.List;

/**
 * Ids that belong to one person.
 *
 * @param id the person number of the user id that was named first; of the only id where there is one
 * @param merges those of its ids, the newest first, with those that ended
 */
public record Profile(long id, List<Identifier> ids, List<Merge> merges) {
    public Profile {
        ids = List.copyOf(ids);
        merges = List.copyOf(merges);
    }
}
