package io.windrose.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever comes, in whatever order and batches, what is stored is what a plain model makes of all of it at once. */
class ResolutionPropertyTest {
    private static ProfileDatabase stored;

    @BeforeContainer
    static void start() throws IOException {
        stored = ProfileDatabase.start();
    }

    @AfterContainer
    static void stop() throws IOException {
        stored.close();
    }

    /** What may happen. */
    sealed interface Step {
        record Say(List<Link> links) implements Step {}

        record UndoOwner(Identifier id) implements Step {}

        record UndoId(Identifier id) implements Step {}

        record LiftOldest() implements Step {}
    }

    @Property(tries = 80)
    void storesWhatTheModelSays(@ForAll("histories") List<Step> history) {
        stored.clear();
        Resolution resolution = ProfileDatabase.resolution(ProfileDatabase.settings(500, 100));
        Model model = new Model();

        for (Step step : history) {
            switch (step) {
                case Step.Say(List<Link> links) -> {
                    stored.work(resolution, links);
                    links.forEach(model::say);
                }
                case Step.UndoOwner(Identifier id) ->
                    model.owner(id.person()).ifPresent(owner -> {
                        stored.undo(resolution, inForce(id).number());
                        model.blockedLinks.add(new Link.Key(id.person(), owner));
                        model.blocks.add(new Link.Key(id.person(), owner));
                    });
                case Step.UndoId(Identifier id) -> {
                    if (model.knows(id.person()) && model.blockedIds.add(id.person())) {
                        stored.undo(resolution, id);
                        model.blocks.add(id.person());
                    }
                }
                case Step.LiftOldest() -> {
                    if (!model.blocks.isEmpty()) {
                        stored.lift(resolution, oldestBlock());
                        model.lift(model.blocks.removeFirst());
                    }
                }
            }
        }

        assertThat(stored.profiles()).isEqualTo(model.profiles());
        assertThat(stored.mergesInForce()).isEqualTo(model.owners());
        Map<Long, Long> published = stored.published();
        model.profiles()
                .forEach((person, profile) ->
                        assertThat(published.getOrDefault(person, person)).isEqualTo(profile));
    }

    private static Merge inForce(Identifier id) {
        return stored.merges().stream()
                .filter(merge -> merge.id().equals(id) && merge.end().isEmpty())
                .findAny()
                .orElseThrow();
    }

    private static long oldestBlock() {
        return stored.blocks().stream()
                .filter(block -> block.lift().isEmpty())
                .mapToLong(Block::number)
                .min()
                .orElseThrow();
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<String> users = Arbitraries.of("u0", "u1", "u2", "u3", "u4");
        Arbitrary<String> visitors = Arbitraries.of("v0", "v1", "v2", "v3");
        Arbitrary<Integer> times = Arbitraries.integers().between(0, 20);
        Arbitrary<Link> identifies = Combinators.combine(visitors, users, times).as(ProfileDatabase::identify);
        Arbitrary<Link> aliases = Combinators.combine(users, users, times).as(ProfileDatabase::alias);
        Arbitrary<Link> links = Arbitraries.frequencyOf(Tuple.of(3, identifies), Tuple.of(2, aliases));
        Arbitrary<Identifier> ids = Arbitraries.oneOf(users.map(Identifier::user), visitors.map(Identifier::anonymous));
        Arbitrary<Step> steps = Arbitraries.frequencyOf(
                Tuple.of(6, links.list().ofMinSize(1).ofMaxSize(5).map(Step.Say::new)),
                Tuple.of(1, ids.map(Step.UndoOwner::new)),
                Tuple.of(1, ids.map(Step.UndoId::new)),
                Tuple.of(1, Arbitraries.just(new Step.LiftOldest())));
        return steps.list().ofMaxSize(12);
    }

    /** The rules once more, without a database, batches or changes: a union-find over all that was ever said. */
    private static final class Model {
        private final Map<Link.Key, Link> earliest = new HashMap<>();
        private final Set<Link.Key> blockedLinks = new HashSet<>();
        private final Set<Long> blockedIds = new HashSet<>();
        private final List<Object> blocks = new ArrayList<>();

        void say(Link link) {
            if (link.key().person() != link.key().owner()) {
                earliest.merge(
                        link.key(),
                        link,
                        (one, other) ->
                                other.cause().occurredAt().isBefore(one.cause().occurredAt()) ? other : one);
            }
        }

        void lift(Object block) {
            blockedIds.remove(block);
            blockedLinks.remove(block);
        }

        boolean knows(long person) {
            return persons().contains(person);
        }

        private Set<Long> persons() {
            Set<Long> persons = new HashSet<>();
            earliest.keySet().forEach(key -> persons.addAll(List.of(key.person(), key.owner())));
            return persons;
        }

        Optional<Long> owner(long person) {
            return earliest.values().stream()
                    .filter(link -> link.key().person() == person)
                    .filter(link -> !blockedLinks.contains(link.key())
                            && !blockedIds.contains(link.key().person())
                            && !blockedIds.contains(link.key().owner()))
                    .min(Comparator.comparing((Link link) -> link.cause().occurredAt())
                            .thenComparingLong(link -> link.key().owner()))
                    .map(link -> link.key().owner());
        }

        Map<Long, Long> owners() {
            Map<Long, Long> owners = new HashMap<>();
            persons().forEach(person -> owner(person).ifPresent(owner -> owners.put(person, owner)));
            return owners;
        }

        Map<Long, Long> profiles() {
            Map<Long, Long> roots = new HashMap<>();
            persons().forEach(person -> roots.put(person, person));
            owners().forEach((person, owner) -> roots.put(root(roots, person), root(roots, owner)));
            Map<Long, Long> profiles = new HashMap<>();
            for (long person : persons()) {
                List<Long> members = persons().stream()
                        .filter(other -> root(roots, other) == root(roots, person))
                        .toList();
                profiles.put(person, members.size() == 1 ? person : firstNamed(members));
            }
            return profiles;
        }

        private static long root(Map<Long, Long> roots, long person) {
            long root = person;
            while (roots.getOrDefault(root, root) != root) {
                root = roots.getOrDefault(root, root);
            }
            return root;
        }

        private long firstNamed(List<Long> members) {
            return earliest.values().stream()
                    .filter(link -> members.contains(link.key().owner()))
                    .min(Comparator.comparing((Link link) -> link.cause().occurredAt())
                            .thenComparingLong(link -> link.key().owner()))
                    .orElseThrow()
                    .key()
                    .owner();
        }
    }
}
