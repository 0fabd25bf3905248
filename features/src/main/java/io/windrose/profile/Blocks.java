package io.windrose.profile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The blocks that hold for some ids. For one thread. */
final class Blocks {
    private final Map<Long, Block.Reason> ids = new HashMap<>();
    private final Set<Link.Key> links = new HashSet<>();
    private final Set<Long> trusted = new HashSet<>();

    void block(long person, Block.Reason reason) {
        ids.put(person, reason);
    }

    void block(Link.Key link) {
        links.add(link);
    }

    /** Someone said of it that it is not shared. */
    void trust(long person) {
        trusted.add(person);
    }

    boolean isTrusted(long person) {
        return trusted.contains(person);
    }

    boolean isShared(long person) {
        return ids.get(person) == Block.Reason.SHARED;
    }

    /** Why the link does not count; empty when it does. */
    Optional<Block.Reason> reason(Link.Key link) {
        if (links.contains(link)) {
            return Optional.of(Block.Reason.UNDONE);
        }
        return Optional.ofNullable(ids.get(link.person())).or(() -> Optional.ofNullable(ids.get(link.owner())));
    }
}
