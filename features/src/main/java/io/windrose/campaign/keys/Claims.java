package io.windrose.campaign.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says whose a value is: exact keys before patterns, more letters before fewer. Immutable. */
final class Claims {
    private final Map<KeyKind, List<Key>> byRank = new EnumMap<>(KeyKind.class);

    /** The same keys, those of equal rank together: each value is held against many. */
    private final Map<KeyKind, List<List<Key>>> ranks = new EnumMap<>(KeyKind.class);

    Claims(List<Key> keys) {
        for (Key key : keys) {
            byRank.computeIfAbsent(key.draft().kind(), kind -> new ArrayList<>())
                    .add(key);
        }
        byRank.forEach((kind, some) -> {
            some.sort(Key.BY_RANK.thenComparing(Key::id));
            ranks.put(kind, together(some));
        });
    }

    private static List<List<Key>> together(List<Key> ranked) {
        List<List<Key>> ranks = new ArrayList<>();
        for (Key key : ranked) {
            if (ranks.isEmpty() || Key.BY_RANK.compare(ranks.getLast().getFirst(), key) != 0) {
                ranks.add(new ArrayList<>());
            }
            ranks.getLast().add(key);
        }
        return ranks;
    }

    Claim of(KeyKind kind, List<String> fields) {
        List<String> value = ValueForm.of(kind, fields);
        for (List<Key> equals : ranks.getOrDefault(kind, List.of())) {
            List<Key> matching =
                    equals.stream().filter(key -> key.matches(value)).toList();
            if (!matching.isEmpty()) {
                boolean isContested =
                        matching.stream().map(Key::campaign).distinct().count() > 1;
                return isContested ? new Claim.Contested(matching) : new Claim.Resolved(matching.getFirst());
            }
        }
        return new Claim.Unknown();
    }

    /** Pairs of keys of different campaigns that a value could fit both, unless one of them is exact and wins. */
    List<Overlap> overlaps(int most) {
        List<Overlap> found = new ArrayList<>();
        for (List<Key> ranked : byRank.values()) {
            for (int i = 0; i < ranked.size() && found.size() < most; i++) {
                for (Key other : ranked.subList(i + 1, ranked.size())) {
                    overlap(ranked.get(i), other).ifPresent(found::add);
                }
            }
        }
        found.sort(Comparator.comparing(Overlap::isDecided));
        return found.subList(0, Math.min(found.size(), most));
    }

    private static Optional<Overlap> overlap(Key first, Key second) {
        boolean isDecided = Key.BY_RANK.compare(first, second) != 0;
        if (first.campaign().equals(second.campaign()) || (isDecided && first.isExact())) {
            return Optional.empty();
        }
        List<String> example = new ArrayList<>();
        for (int i = 0; i < first.draft().fields().size(); i++) {
            Optional<String> common = wide(first, i).common(wide(second, i));
            if (common.isEmpty()) {
                return Optional.empty();
            }
            example.add(common.get());
        }
        return Optional.of(new Overlap(first, second, example, isDecided));
    }

    private static Glob wide(Key key, int field) {
        String text = key.draft().fields().get(field);
        return new Glob(text.isEmpty() ? "*" : text);
    }
}
