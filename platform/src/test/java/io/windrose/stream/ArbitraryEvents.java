package io.windrose.stream;

import static java.util.stream.Collectors.joining;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Any event at all: every field present or not, texts with NUL, quotes and characters beyond the first plane. */
final class ArbitraryEvents {
    private static final int MOST_CHARACTERS = 12;

    private ArbitraryEvents() {}

    static Arbitrary<Event> events() {
        return Combinators.combine(head(), who(), page(), origin(), place(), device(), order(), tail())
                .as((head, who, page, origin, place, device, order, tail) -> new Event(
                        head.eventId,
                        head.sourceId,
                        head.type,
                        head.name,
                        head.occurredAt,
                        head.receivedAt,
                        who,
                        page,
                        origin,
                        place,
                        device,
                        order,
                        tail.consent,
                        tail.properties,
                        tail.context,
                        tail.standing));
    }

    private record Head(
            String eventId, String sourceId, EventType type, String name, Instant occurredAt, Instant receivedAt) {}

    private record Tail(Map<String, Boolean> consent, String properties, String context, Event.Standing standing) {}

    private static Arbitrary<Head> head() {
        return Combinators.combine(text(), text(), Arbitraries.of(EventType.class), text(), time(), time())
                .as(Head::new);
    }

    private static Arbitrary<Tail> tail() {
        return Combinators.combine(
                        Arbitraries.maps(text(), Arbitraries.of(true, false)).ofMaxSize(4),
                        object(),
                        object(),
                        standing())
                .as(Tail::new);
    }

    private static Arbitrary<Event.Standing> standing() {
        return Combinators.combine(
                        Arbitraries.of(Event.VisitorKind.class).injectNull(0.5),
                        Arbitraries.of(Event.Traffic.class).injectNull(0.5),
                        Arbitraries.of(Event.Backfill.class).injectNull(0.5))
                .as(Event.Standing::new);
    }

    private static Arbitrary<Event.Who> who() {
        return Combinators.combine(maybe(), maybe(), Arbitraries.longs(), maybe())
                .as(Event.Who::new);
    }

    private static Arbitrary<Event.Page> page() {
        return Combinators.combine(maybe(), maybe(), maybe(), maybe()).as(Event.Page::new);
    }

    private static Arbitrary<Event.Origin> origin() {
        return Combinators.combine(maybe(), maybe(), maybe(), maybe(), maybe(), maybe(), maybe())
                .as(Event.Origin::new);
    }

    private static Arbitrary<Event.Place> place() {
        return Combinators.combine(maybe(), maybe(), maybe()).as(Event.Place::new);
    }

    private static Arbitrary<Event.Device> device() {
        return Combinators.combine(maybe(), maybe(), maybe()).as(Event.Device::new);
    }

    private static Arbitrary<Event.Order> order() {
        BigInteger most = BigInteger.TEN.pow(18).subtract(BigInteger.ONE);
        Arbitrary<BigDecimal> revenue = Combinators.combine(
                        Arbitraries.bigIntegers().between(most.negate(), most),
                        Arbitraries.integers().between(0, 4))
                .as(BigDecimal::new);
        return Combinators.combine(maybe(), revenue.injectNull(0.3), maybe()).as(Event.Order::new);
    }

    private static Arbitrary<Instant> time() {
        long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        return Combinators.combine(
                        Arbitraries.longs().between(first, last),
                        Arbitraries.integers().between(0, 999_999))
                .as((second, micros) -> Instant.ofEpochSecond(second, micros * 1_000L));
    }

    private static Arbitrary<String> maybe() {
        return text().injectNull(0.3);
    }

    private static Arbitrary<String> text() {
        Arbitrary<Integer> codePoints = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(' ', '~')),
                Tuple.of(2, Arbitraries.of((int) '"', (int) '\\', 0, 0x1f, 0x7f, 0x2028)),
                Tuple.of(2, Arbitraries.integers().between(0x80, 0xd7ff)),
                Tuple.of(2, Arbitraries.integers().between(0x10000, Character.MAX_CODE_POINT)));
        return codePoints.list().ofMaxSize(MOST_CHARACTERS).map(ArbitraryEvents::string);
    }

    private static String string(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }

    /** JSON objects as they were sent, with their blanks; nested three deep. */
    private static Arbitrary<String> object() {
        Arbitrary<String> leaf = Arbitraries.frequencyOf(
                Tuple.of(3, text().map(ArbitraryEvents::quoted)),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                "1", "-0.50", "1e400", "true", "null", "[]", "{}", "\"\\u0000\"", "[ 1,\"}\" ]")));
        Arbitrary<String> nested = leaf;
        for (int depth = 0; depth < 2; depth++) {
            nested = Arbitraries.oneOf(leaf, objectOf(nested));
        }
        return objectOf(nested);
    }

    private static Arbitrary<String> objectOf(Arbitrary<String> values) {
        return Arbitraries.maps(text().map(ArbitraryEvents::quoted), values)
                .ofMaxSize(4)
                .map(fields -> fields.entrySet().stream()
                        .map(field -> field.getKey() + " :" + field.getValue())
                        .collect(joining(" , ", "{ ", "}")));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(character -> {
            if (character < ' ' || character == '"' || character == '\\') {
                json.append("\\u%04x".formatted(character));
            } else {
                json.append((char) character);
            }
        });
        return json.append('"').toString();
    }
}
