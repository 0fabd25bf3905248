package io.windrose.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who owns which id, and remembers what changed. An id is owned by the user who was linked to it first, by the
 * time at which that happened, among the links that are not blocked. For one thread, for one transaction.
 */
final class Settlement {
    /** A link with the call that said it first. */
    record Said(Link.Key key, Cause cause) {}

    record Refused(Said link, Refusal.Reason reason) {}

    private static final Comparator<Said> FIRST = Comparator.comparing(
                    (Said link) -> link.cause().occurredAt())
            .thenComparingLong(link -> link.key().owner());

    private final ProfileSettings settings;
    private final IdentityGraph graph;
    private final Blocks blocks;
    private final Map<Long, Map<Long, Said>> links = new HashMap<>();
    private final Map<Long, Optional<Long>> ownersBefore = new LinkedHashMap<>();
    private final Map<Link.Key, Said> noted = new LinkedHashMap<>();
    private final Set<Link.Key> fresh = new LinkedHashSet<>();
    private final Set<Link.Key> removed = new LinkedHashSet<>();
    private final List<Long> shared = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();

    Settlement(ProfileSettings settings, IdentityGraph graph, Blocks blocks, List<Said> stored) {
        this.settings = settings;
        this.graph = graph;
        this.blocks = blocks;
        stored.forEach(link -> linksOf(link.key().person()).put(link.key().owner(), link));
    }

    private Map<Long, Said> linksOf(long person) {
        return links.computeIfAbsent(person, key -> new HashMap<>());
    }

    /** A call said it. Saying it again changes nothing, but that the earliest call counts. */
    void note(Said link) {
        long person = link.key().person();
        graph.name(link.key().owner(), link.cause().occurredAt());
        if (blocks.isShared(person)) {
            refused.add(new Refused(link, Refusal.Reason.SHARED));
            return;
        }
        Said before = linksOf(person).get(link.key().owner());
        if (before != null && !link.cause().occurredAt().isBefore(before.cause().occurredAt())) {
            return;
        }
        linksOf(person).put(link.key().owner(), link);
        noted.put(link.key(), link);
        if (before == null) {
            fresh.add(link.key());
        }
        if (!blocks.isTrusted(person) && hasTooManyUsers(person)) {
            blocks.block(person, Block.Reason.SHARED);
            shared.add(person);
        }
        settle(person);
    }

    private boolean hasTooManyUsers(long person) {
        List<Instant> met = linksOf(person).values().stream()
                .map(link -> link.cause().occurredAt())
                .sorted()
                .toList();
        for (int last = settings.mostUsers(); last < met.size(); last++) {
            Duration span = Duration.between(met.get(last - settings.mostUsers()), met.get(last));
            if (span.compareTo(settings.usersWindow()) <= 0) {
                return true;
            }
        }
        return false;
    }

    /** Gives the id to whom it belongs, as its links and blocks now are. */
    void settle(long person) {
        ownersBefore.putIfAbsent(person, graph.owner(person));
        for (Said link : linksOf(person).values().stream().sorted(FIRST).toList()) {
            long owner = link.key().owner();
            if (blocks.reason(link.key()).isPresent()) {
                continue;
            }
            if (graph.owner(person).equals(Optional.of(owner)) || graph.assign(person, owner, settings.mostIds())) {
                return;
            }
            // Whoever comes too late must not own it later by chance, when there is room again.
            linksOf(person).remove(owner);
            noted.remove(link.key());
            fresh.remove(link.key());
            removed.add(link.key());
            refused.add(new Refused(link, Refusal.Reason.PROFILE_FULL));
        }
        graph.release(person);
    }

    IdentityGraph graph() {
        return graph;
    }

    /** Links to be kept, new or with an earlier call. */
    List<Said> noted() {
        return List.copyOf(noted.values());
    }

    /** Links that did not fit in. */
    Set<Link.Key> removed() {
        return removed;
    }

    /** Ids that became shared. */
    List<Long> shared() {
        return shared;
    }

    /** By id, why the merge that was in force no longer is. */
    Map<Long, Merge.Because> ended() {
        Map<Long, Merge.Because> ended = new LinkedHashMap<>();
        ownersBefore.forEach((person, before) -> {
            if (before.isPresent() && !before.equals(graph.owner(person))) {
                ended.put(person, because(new Link.Key(person, before.get())));
            }
        });
        return ended;
    }

    private Merge.Because because(Link.Key link) {
        return blocks.reason(link)
                .map(reason -> switch (reason) {
                    case UNDONE -> Merge.Because.UNDONE;
                    case SHARED -> Merge.Because.SHARED;
                })
                .orElse(Merge.Because.EARLIER_LINK);
    }

    /** Links that took effect. */
    List<Said> merged() {
        List<Said> merged = new ArrayList<>();
        ownersBefore.forEach((person, before) -> {
            Optional<Long> now = graph.owner(person);
            if (!before.equals(now)) {
                now.map(owner -> linksOf(person).get(owner)).ifPresent(merged::add);
            }
        });
        return merged;
    }

    /** Links that were said for the first time and took no effect. */
    List<Refused> refused() {
        List<Refused> all = new ArrayList<>(refused);
        for (Link.Key key : fresh) {
            Said link = Optional.ofNullable(noted.get(key)).orElseThrow();
            reason(key).ifPresent(reason -> all.add(new Refused(link, reason)));
        }
        return all;
    }

    private Optional<Refusal.Reason> reason(Link.Key link) {
        Optional<Block.Reason> blocked = blocks.reason(link);
        if (blocked.isPresent()) {
            return Optional.of(
                    switch (blocked.get()) {
                        case UNDONE -> Refusal.Reason.UNDONE;
                        case SHARED -> Refusal.Reason.SHARED;
                    });
        }
        return graph.areJoined(link.person(), link.owner())
                ? Optional.empty()
                : Optional.of(Refusal.Reason.OWNED_BY_ANOTHER);
    }
}
