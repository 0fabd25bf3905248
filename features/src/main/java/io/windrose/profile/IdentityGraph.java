package io.windrose.profile;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some profiles, whole: ids, each with the one that owns it, if any. Who is joined by owning is one profile. For one
 * thread.
 */
final class IdentityGraph {
    private static final Comparator<Node> FIRST_NAMED = Comparator.comparing(
                    (Node node) -> Optional.ofNullable(node.namedAt).orElse(Instant.MAX))
            .thenComparingLong(node -> node.person);

    private final Map<Long, Node> nodes = new LinkedHashMap<>();

    private static final class Node {
        private final long person;
        private final Set<Node> owned = new LinkedHashSet<>();
        private @Nullable Node owner;
        private @Nullable Instant namedAt;

        private Node(long person) {
            this.person = person;
        }
    }

    void add(long person, @Nullable Long owner, @Nullable Instant namedAt) {
        Node node = node(person);
        node.namedAt = namedAt;
        if (owner != null) {
            join(node, node(owner));
        }
    }

    private Node node(long person) {
        return nodes.computeIfAbsent(person, Node::new);
    }

    Optional<Long> owner(long person) {
        return Optional.ofNullable(node(person).owner).map(owner -> owner.person);
    }

    Optional<Instant> namedAt(long person) {
        return Optional.ofNullable(node(person).namedAt);
    }

    /** A call named it as a user id; the earliest counts. */
    void name(long person, Instant at) {
        Node node = node(person);
        if (node.namedAt == null || at.isBefore(node.namedAt)) {
            node.namedAt = at;
        }
    }

    /** Gives the id another owner, unless their profile would then have more than {@code most} ids. */
    boolean assign(long person, long owner, int most) {
        Node node = node(person);
        Node before = node.owner;
        leave(node);
        Set<Node> joined = component(node);
        joined.addAll(component(node(owner)));
        boolean fits = joined.size() <= most;
        if (fits) {
            join(node, node(owner));
        } else if (before != null) {
            join(node, before);
        }
        return fits;
    }

    void release(long person) {
        leave(node(person));
    }

    private static void join(Node node, Node owner) {
        node.owner = owner;
        owner.owned.add(node);
    }

    private static void leave(Node node) {
        if (node.owner != null) {
            node.owner.owned.remove(node);
            node.owner = null;
        }
    }

    boolean areJoined(long one, long other) {
        return component(node(one)).contains(node(other));
    }

    /** By person, the profile that each belongs to. */
    Map<Long, Long> profiles() {
        Map<Long, Long> profiles = new LinkedHashMap<>();
        for (Node node : nodes.values()) {
            if (!profiles.containsKey(node.person)) {
                Set<Node> members = component(node);
                long profile = members.stream().min(FIRST_NAMED).orElse(node).person;
                members.forEach(member -> profiles.put(member.person, profile));
            }
        }
        return profiles;
    }

    private static Set<Node> component(Node start) {
        Set<Node> found = new HashSet<>(Set.of(start));
        Deque<Node> next = new ArrayDeque<>(found);
        while (!next.isEmpty()) {
            Node node = next.pop();
            if (node.owner != null && found.add(node.owner)) {
                next.push(node.owner);
            }
            for (Node owned : node.owned) {
                if (found.add(owned)) {
                    next.push(owned);
                }
            }
        }
        return found;
    }
}
