package io.windrose.analyze;

import static java.util.Objects.requireNonNull;

import io.windrose.analyze.ask.Period;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The same figures counted event by event, as the specification reads, for what SQL says to be held against. */
public final class PlainCount {
    private static final Duration SILENCE = Duration.ofMinutes(30);

    private final Instant from;
    private final Instant to;
    private final List<Event> events;
    private final List<Visit> visits = new ArrayList<>();
    private final List<Placed> orders = new ArrayList<>();

    /** A visit with its events in the order of time. */
    public record Visit(long person, @Nullable String session, List<Event> events) {
        public Instant started() {
            return events.getFirst().occurredAt();
        }

        Instant ended() {
            return events.getLast().occurredAt();
        }

        @Nullable
        String first(Function<Event, @Nullable String> value) {
            return PlainCount.first(events, value);
        }
    }

    /** An order with all that tell of it, the first to come first. */
    public record Placed(List<Event> told, Optional<Visit> visit) {
        public Instant moment() {
            return told.getFirst().occurredAt();
        }
    }

    /** Of visits that began in the range, those of which something was done by somebody without an id. */
    long unlinked() {
        return visits.stream()
                .filter(visit ->
                        !visit.started().isBefore(from) && visit.started().isBefore(to))
                .filter(visit -> visit.events().stream()
                        .anyMatch(event -> event.standing().visitorKind() != null))
                .count();
    }

    public PlainCount(List<Event> all, Instant from, Instant to) {
        this.from = from;
        this.to = to;
        List<Event> ordinary = all.stream()
                .filter(event -> !Objects.equals(event.device().device(), "robot"))
                .filter(event -> event.standing().traffic() == null)
                .sorted(Comparator.comparing(Event::occurredAt))
                .toList();
        this.events = ordinary.stream().filter(this::isLookedAt).toList();
        Map<String, Visit> open = new HashMap<>();
        for (Event event : events) {
            if (event.type() == EventType.PAGE
                    || event.who().sessionId() != null
                    || event.page().path() != null) {
                String key = event.who().person() + " " + event.who().sessionId();
                Visit last = open.get(key);
                boolean isNew = last == null
                        || (last.session() == null
                                && event.occurredAt().isAfter(last.ended().plus(SILENCE)));
                if (isNew) {
                    last = new Visit(event.who().person(), event.who().sessionId(), new ArrayList<>());
                    open.put(key, last);
                    visits.add(last);
                }
                requireNonNull(last).events().add(event);
            }
        }
        ordinary.stream()
                .filter(event -> event.name().equals("Order Completed"))
                .collect(Collectors.groupingBy(
                        event -> requireNonNull(event.order().orderId())))
                .values()
                .stream()
                .filter(told -> isLookedAt(told.getFirst()))
                .map(told -> told.stream().filter(this::isLookedAt).toList())
                .forEach(told -> orders.add(new Placed(told, visitOf(told))));
    }

    public List<Event> events() {
        return events;
    }

    public List<Visit> visits() {
        return visits;
    }

    public List<Placed> orders() {
        return orders;
    }

    private boolean isLookedAt(Event event) {
        return !event.occurredAt().isBefore(from.minus(Period.MARGIN))
                && event.occurredAt().isBefore(to.plus(Period.MARGIN));
    }

    private Optional<Visit> visitOf(List<Event> told) {
        Instant moment = told.getFirst().occurredAt();
        Event order = told.stream()
                .filter(event -> event.who().sessionId() != null)
                .findFirst()
                .orElse(told.getFirst());
        return visits.stream()
                .filter(visit -> visit.person() == order.who().person())
                .filter(visit -> order.who().sessionId() != null
                        ? order.who().sessionId().equals(visit.session())
                        : !moment.isBefore(visit.started())
                                && !moment.isAfter(visit.ended().plus(SILENCE)))
                .max(Comparator.comparing(Visit::started));
    }

    private static @Nullable String first(List<Event> events, Function<Event, @Nullable String> value) {
        return events.stream().map(value).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private boolean isIn(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    /** @param chosen by the visit's, or the lone order's, first value */
    Figures figures(Function<Event, @Nullable String> value, Predicate<@Nullable String> chosen) {
        List<Visit> those =
                visits.stream().filter(visit -> chosen.test(visit.first(value))).toList();
        List<Visit> begun =
                those.stream().filter(visit -> isIn(visit.started())).toList();
        List<Placed> placed = orders.stream()
                .filter(order -> chosen.test(
                        order.visit().isPresent() ? order.visit().get().first(value) : first(order.told(), value)))
                .toList();
        HashSet<Visit> buyers = new HashSet<>();
        placed.forEach(order -> order.visit().ifPresent(buyers::add));
        List<Placed> inTime =
                placed.stream().filter(order -> isIn(order.moment())).toList();
        return new Figures(
                begun.stream().map(Visit::person).distinct().count(),
                begun.size(),
                those.stream()
                        .flatMap(visit -> visit.events().stream())
                        .filter(event -> event.type() == EventType.PAGE && isIn(event.occurredAt()))
                        .count(),
                begun.stream().filter(buyers::contains).count(),
                inTime.size(),
                inTime.stream()
                        .map(order ->
                                requireNonNull(order.told().getFirst().order().revenue()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
