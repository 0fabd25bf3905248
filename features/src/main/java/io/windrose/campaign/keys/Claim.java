package io.windrose.campaign.keys;

import java.util.List;

/** What the keys say of a value. */
sealed interface Claim {
    /** It is a campaign's, by this key. */
    record Resolved(Key key) implements Claim {}

    /** Keys of equal rank say that it is several campaigns'. */
    record Contested(List<Key> keys) implements Claim {
        public Contested {
            keys = List.copyOf(keys);
        }
    }

    /** No key knows it. */
    record Unknown() implements Claim {}
}
