package io.windrose.analyze.funnel;

import io.windrose.core.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A funnel counted person by person and attempt by attempt, as slowly as can be. */
final class PlainFunnel {
    private final FunnelRequest request;
    private final List<Predicate<Event>> steps;
    private final List<Predicate<Event>> excluding;
    private final Instant from;
    private final Instant to;

    PlainFunnel(
            FunnelRequest request,
            List<Predicate<Event>> steps,
            List<Predicate<Event>> excluding,
            Instant from,
            Instant to) {
        this.request = request;
        this.steps = steps;
        this.excluding = excluding;
        this.from = from;
        this.to = to;
    }

    /** @param at when each step was reached, null where it was not */
    record Attempt(Event first, List<@Nullable Place> at) {
        boolean reached(int step) {
            return at.get(step) != null;
        }

        double seconds(int step, int since) {
            return Duration.between(at.get(since).moment(), at.get(step).moment())
                            .toNanos()
                    / 1e9;
        }
    }

    /** Events of a moment stand in the order of the first steps that they are. */
    record Place(Instant moment, int step) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::moment).thenComparingInt(Place::step);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** The attempt that each person counts by. */
    Map<Long, Attempt> people(List<Event> counted) {
        Map<Long, List<Event>> byPerson = new HashMap<>();
        counted.forEach(event -> byPerson.computeIfAbsent(event.who().person(), any -> new ArrayList<>())
                .add(event));
        Map<Long, Attempt> people = new TreeMap<>();
        byPerson.forEach((person, events) -> events.stream()
                .filter(event ->
                        !event.occurredAt().isBefore(from) && event.occurredAt().isBefore(to))
                .flatMap(event -> attempt(event, events).stream())
                .min(Comparator.<Attempt>comparingInt(attempt -> -level(attempt))
                        .thenComparing(attempt -> arrival(attempt))
                        .thenComparing(attempt -> place(attempt.first()), Comparator.reverseOrder())
                        .thenComparing(attempt -> Optional.ofNullable(
                                        attempt.first().place().country())
                                .orElse("")))
                .ifPresent(attempt -> people.put(person, attempt)));
        return people;
    }

    private int level(Attempt attempt) {
        return (int) request.required().stream().filter(attempt::reached).count();
    }

    private Place arrival(Attempt attempt) {
        return attempt.at().get(request.required().get(level(attempt) - 1));
    }

    private Optional<Attempt> attempt(Event first, List<Event> events) {
        if (request.order() == FunnelRequest.Order.ANY) {
            return inAnyOrder(first, events);
        }
        return steps.getFirst().test(first) ? Optional.of(inOrder(first, events)) : Optional.empty();
    }

    private Attempt inOrder(Event first, List<Event> events) {
        List<@Nullable Place> at = new ArrayList<>();
        at.add(place(first));
        Place last = place(first);
        int reached = 0;
        for (int next : request.required().subList(1, request.required().size())) {
            Optional<Place> to = next(last, reached, next, next, first, events);
            for (int side = reached + 1; side < next; side++) {
                at.add(next(last, reached, side, next, first, events)
                        .filter(place -> to.isEmpty() || place.compareTo(to.get()) < 0)
                        .orElse(null));
            }
            if (to.isEmpty()) {
                break;
            }
            at.add(to.get());
            last = to.get();
            reached = next;
        }
        while (at.size() < steps.size()) {
            at.add(null);
        }
        return new Attempt(first, at);
    }

    /** Where the attempt reaches a step, from the required one before it. */
    private Optional<Place> next(Place last, int reached, int step, int required, Event first, List<Event> events) {
        Optional<Place> found = events.stream()
                .filter(steps.get(step))
                .map(this::place)
                .filter(place -> place.compareTo(last) > 0)
                .min(Comparator.naturalOrder())
                .filter(place -> !place.moment().isAfter(first.occurredAt().plus(request.window())));
        return found.filter(place -> events.stream()
                .filter(event ->
                        place(event).compareTo(last) > 0 && place(event).compareTo(place) < 0)
                .noneMatch(event -> breaks(event, reached, step, required)));
    }

    private boolean breaks(Event event, int reached, int step, int required) {
        for (int i = 0; i < excluding.size(); i++) {
            if (request.excluding().get(i).after() == reached + 1
                    && excluding.get(i).test(event)) {
                return true;
            }
        }
        boolean isOnTheWay = steps.get(step).test(event);
        for (int side = reached + 1; side < required; side++) {
            isOnTheWay |= steps.get(side).test(event);
        }
        return request.order() == FunnelRequest.Order.STRICT && !isOnTheWay;
    }

    private Optional<Attempt> inAnyOrder(Event first, List<Event> events) {
        if (steps.stream().noneMatch(step -> step.test(first))) {
            return Optional.empty();
        }
        Instant begun = first.occurredAt();
        Instant over = begun.plus(request.window());
        List<@Nullable Place> at = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            List<Integer> needed = new ArrayList<>(List.of(step));
            for (int before = 0; before < step; before++) {
                if (request.steps().get(before).isRequired()) {
                    needed.add(before);
                }
            }
            List<Optional<Instant>> done = needed.stream()
                    .map(each -> events.stream()
                            .filter(steps.get(each))
                            .map(Event::occurredAt)
                            .filter(moment -> !moment.isBefore(begun) && !moment.isAfter(over))
                            .min(Comparator.naturalOrder()))
                    .toList();
            at.add(
                    done.stream().allMatch(Optional::isPresent)
                            ? new Place(
                                    done.stream()
                                            .map(Optional::get)
                                            .max(Comparator.naturalOrder())
                                            .orElseThrow(),
                                    0)
                            : null);
        }
        return at.getFirst() == null ? Optional.empty() : Optional.of(new Attempt(first, at));
    }

    private Place place(Event event) {
        if (request.order() == FunnelRequest.Order.ANY) {
            return new Place(event.occurredAt(), 0);
        }
        for (int step = 0; step < steps.size(); step++) {
            if (steps.get(step).test(event)) {
                return new Place(event.occurredAt(), step);
            }
        }
        return new Place(event.occurredAt(), steps.size());
    }
}
