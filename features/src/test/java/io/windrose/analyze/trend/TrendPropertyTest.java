package io.windrose.analyze.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.analyze.AnalyzedLake;
import io.windrose.analyze.AnalyzedLake.Draft;
import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Timeline;
import io.windrose.analyze.metric.Aggregate;
import io.windrose.analyze.metric.Formula;
import io.windrose.analyze.metric.Source;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import io.windrose.testkit.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random events around the night in which Berlin's clock is put back, and some around those of other zones, counted by
 * SQL and one by one. Two people are one, some events come late or twice.
 */
class TrendPropertyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant START = Instant.parse("2026-10-21T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int EVENTS = 1_200;
    private static final int FEW = 300;
    private static final int SECONDS = 9 * 86_400;
    private static final EventChoice ASKED = EventChoice.named("Asked");

    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;
    private static Trends trends;
    private static Map<Event, @Nullable String> channels;
    private static final Map<String, String> TIERS = new HashMap<>();

    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        Random random = new Random(20_261_021);
        for (int i = 0; i < EVENTS; i++) {
            lake.add(any(random, i));
        }
        for (String around : List.of("2026-09-25T00:00:00Z", "2026-10-30T12:00:00Z")) {
            for (int i = 0; i < FEW; i++) {
                lake.add(Draft.track(
                                Instant.parse(around)
                                        .plusSeconds(1_800L * random.nextInt(200))
                                        .toString(),
                                "Asked")
                        .of(null, "user-" + random.nextInt(20)));
            }
        }
        lake.storeAsTheyCome(random);
        lake.join("user-1", "user-2");
        channels = PlainTrend.ofVisits(
                lake.events(),
                TrendPropertyTest::profile,
                event -> event.origin().channel());
        lake.events().stream()
                .filter(event -> event.type() == EventType.IDENTIFY)
                .sorted(Comparator.comparing(Event::occurredAt))
                .forEach(event -> {
                    JsonNode tier = json(event).path("tier");
                    if (!tier.isMissingNode()) {
                        TIERS.put(Long.toString(profile(event)), tier.asText());
                    }
                });
        trends = new Trends(new Inquiries(lake.lake, new Company(BERLIN, "EUR"), new SettableClock(NOW)));
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    /** Signs of life are at different moments, so that the first is plain; all else is often at the same. */
    private static Draft any(Random random, int number) {
        String at = START.plusSeconds(random.nextInt(SECONDS))
                .plusNanos(number * 1_000L)
                .toString();
        String often =
                START.plusSeconds(random.nextInt(SECONDS / 1_800) * 1_800L).toString();
        int person = random.nextInt(20);
        Draft draft =
                switch (random.nextInt(10)) {
                    case 0 -> Draft.order(often, "o-" + random.nextInt(40), random.nextInt(80) / 4.0 + "", "EUR");
                    case 1 ->
                        Draft.identify(
                                at,
                                random.nextInt(3) == 0 ? "{\"age\": 5}" : "{\"tier\": \"t" + random.nextInt(4) + "\"}");
                    case 2, 3, 4 ->
                        Draft.view(at, "/" + random.nextInt(6))
                                .in(person % 3 == 0 ? null : maybe(random, "s-" + random.nextInt(4)));
                    default -> Draft.track(often, "Asked").properties(properties(random));
                };
        return draft.of(person % 5 == 1 ? "user-" + person : null, person % 5 == 1 ? null : "user-" + person)
                .by(maybe(random, List.of("email", "direct", "paid search").get(random.nextInt(3))), null)
                .with(
                        maybe(random, List.of("DE", "AT", "CH", "FR").get(random.nextInt(4))),
                        random.nextInt(20) == 0 ? "robot" : "desktop",
                        null)
                .as(null, random.nextInt(15) == 0 ? Event.Traffic.INTERNAL : null);
    }

    private static String properties(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "{}";
            case 1 -> "{\"plan\": \"pro\", \"price\": \"%s\"}".formatted(random.nextInt(40) / 4.0);
            case 2 -> "{\"plan\": \"free\", \"price\": true}";
            case 3 -> "{\"plan\": \"free\", \"price\": \"NaN\"}";
            default -> "{\"plan\": \"p%d\", \"price\": %s}".formatted(random.nextInt(5), random.nextInt(40) / 4.0);
        };
    }

    private static @Nullable String maybe(Random random, String value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    private static long profile(Event event) {
        long person = event.who().person();
        return person == Person.hash(null, "user-1", "") ? Person.hash("user-2", null, "") : person;
    }

    private static JsonNode json(Event event) {
        try {
            return JSON.readTree(event.properties());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String value(Event event, String field) {
        return switch (field) {
            case "country" -> event.place().country();
            case "channel" -> event.origin().channel();
            case "properties.plan" -> json(event).path("plan").asText(null);
            case "person.tier" -> TIERS.get(Long.toString(profile(event)));
            case "visit.channel" -> channels.get(event);
            default -> throw new IllegalArgumentException(field);
        };
    }

    private static @Nullable Double price(Event event) {
        JsonNode price = json(event).path("price");
        if (price.isNumber() || price.isTextual()) {
            double number = Double.parseDouble(price.asText());
            return Double.isFinite(number) ? number : null;
        }
        return null;
    }

    private static List<PlainTrend.Row> asked(List<Field> by) {
        return lake.events().stream()
                .filter(event -> PlainTrend.counts(event) && event.name().equals("Asked"))
                .map(event -> row(event, by))
                .toList();
    }

    private static PlainTrend.Row row(Event event, List<Field> by) {
        List<@Nullable String> keys = new ArrayList<>();
        by.forEach(field -> keys.add(value(event, field.word())));
        return new PlainTrend.Row(event.occurredAt(), keys, profile(event), price(event));
    }

    private static TrendRequest request(DateRange range, Granularity granularity, Formula formula, List<Field> by) {
        return new TrendRequest(
                range,
                granularity,
                Comparison.NONE,
                Set.of(),
                List.of(),
                List.of(TrendRequest.Asked.of("figure", formula)),
                by,
                2,
                TrendRequest.Show.VALUE,
                1);
    }

    private static Map<String, List<@Nullable Double>> found(TrendRequest request) {
        return PlainTrend.rounded(PlainTrend.of(trends.trend(request, DataLimit.NONE), 0));
    }

    private static PlainTrend plain(DateRange range, Granularity granularity) {
        return new PlainTrend(
                Timeline.of(range, granularity, Comparison.NONE, BERLIN, NOW)
                        .period()
                        .starts(),
                range.to().plusDays(1).atStartOfDay(BERLIN).toInstant());
    }

    private static List<Field> fields(@Nullable String words) {
        return words == null
                ? List.of()
                : List.of(words.split("\\+")).stream().map(Field::parse).toList();
    }

    private static Formula.Figure figure(Aggregate aggregate) {
        return new Formula.Figure(
                Source.EVENTS,
                aggregate,
                aggregate.needsField() ? Optional.of("properties.price") : Optional.empty(),
                aggregate == Aggregate.QUANTILE ? 0.5 : 0,
                ASKED);
    }

    private static PlainTrend.Made made(Aggregate aggregate) {
        return switch (aggregate) {
            case COUNT -> PlainTrend.COUNT;
            case PEOPLE -> PlainTrend.PEOPLE;
            case SUM -> PlainTrend.SUM;
            case AVERAGE -> PlainTrend.AVERAGE;
            case MINIMUM -> PlainTrend.MINIMUM;
            case MAXIMUM -> PlainTrend.MAXIMUM;
            case QUANTILE -> PlainTrend.MEDIAN;
        };
    }

    /** What is large, by what is asked for. */
    private static PlainTrend.Made size(Aggregate aggregate) {
        return switch (aggregate) {
            case COUNT -> PlainTrend.COUNT;
            case PEOPLE -> PlainTrend.PEOPLE;
            case SUM -> PlainTrend.SUM;
            case AVERAGE, MINIMUM, MAXIMUM, QUANTILE ->
                rows -> (double)
                        rows.stream().filter(row -> row.value() != null).count();
        };
    }

    /** Rows of a median are those that have a number. */
    private static List<PlainTrend.Row> rows(Aggregate aggregate, List<Field> by) {
        return asked(by).stream()
                .filter(row -> aggregate != Aggregate.QUANTILE || row.value() != null)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatCountingOneByOneSays(Aggregate aggregate) {
        for (String by : new @Nullable String[] {
            null, "country", "properties.plan", "country+properties.plan", "person.tier", "person.tier+country+channel"
        }) {
            List<Field> fields = fields(by);
            DateRange range = new DateRange(LocalDate.parse("2026-10-22"), LocalDate.parse("2026-10-28"));

            assertThat(found(request(range, Granularity.DAY, figure(aggregate), fields)))
                    .as("%s by %s", aggregate, by)
                    .isEqualTo(PlainTrend.rounded(plain(range, Granularity.DAY)
                            .trend(rows(aggregate, fields), 2, size(aggregate), made(aggregate))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-25, 2026-10-25, HOUR",
        "2026-10-24, 2026-10-26, DAY",
        "2026-10-21, 2026-10-30, WEEK",
        "2026-10-01, 2026-11-20, MONTH",
        "2026-01-01, 2026-11-20, QUARTER",
        "2017-01-01, 2026-11-20, YEAR",
        "2025-01-01, 2026-11-20, DAY"
    })
    void bucketsBeginWhenTheCalendarSays(LocalDate from, LocalDate to, Granularity granularity) {
        DateRange range = new DateRange(from, to);

        assertThat(found(request(range, granularity, figure(Aggregate.COUNT), List.of())))
                .isEqualTo(PlainTrend.rounded(
                        plain(range, granularity).trend(asked(List.of()), 2, PlainTrend.COUNT, PlainTrend.COUNT)));
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Chatham, 2026-09-27, 2026-09-27, HOUR",
        "Pacific/Chatham, 2026-09-25, 2026-09-29, DAY",
        "Pacific/Chatham, 2026-09-21, 2026-10-04, WEEK",
        "America/New_York, 2026-11-01, 2026-11-01, HOUR",
        "America/New_York, 2026-10-30, 2026-11-03, DAY",
        "America/New_York, 2026-10-01, 2026-11-20, MONTH"
    })
    void bucketsBeginWhenTheCalendarOfTheCompanySays(
            String zone, LocalDate from, LocalDate to, Granularity granularity) {
        DateRange range = new DateRange(from, to);
        Trends there =
                new Trends(new Inquiries(lake.lake, new Company(ZoneId.of(zone), "EUR"), new SettableClock(NOW)));
        PlainTrend plain = new PlainTrend(
                Timeline.of(range, granularity, Comparison.NONE, ZoneId.of(zone), NOW)
                        .period()
                        .starts(),
                range.to().plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant());

        for (Aggregate aggregate : List.of(Aggregate.COUNT, Aggregate.PEOPLE)) {
            assertThat(PlainTrend.rounded(PlainTrend.of(
                            there.trend(request(range, granularity, figure(aggregate), List.of()), DataLimit.NONE), 0)))
                    .isEqualTo(PlainTrend.rounded(plain.trend(asked(List.of()), 2, size(aggregate), made(aggregate))));
        }
    }

    @Test
    void eventsHaveTheChannelOfTheirVisit() {
        DateRange range = new DateRange(LocalDate.parse("2026-10-20"), LocalDate.parse("2026-10-31"));
        EventChoice views = EventChoice.of(EventType.PAGE);
        Formula count = new Formula.Figure(Source.EVENTS, Aggregate.COUNT, Optional.empty(), 0, views);
        List<PlainTrend.Row> rows = lake.events().stream()
                .filter(event -> PlainTrend.counts(event) && event.type() == EventType.PAGE)
                .map(event -> row(event, fields("visit.channel")))
                .toList();
        Map<String, List<@Nullable Double>> expected =
                plain(range, Granularity.DAY).trend(rows, 2, PlainTrend.COUNT, PlainTrend.COUNT);

        assertThat(expected).hasSizeGreaterThan(2);
        // All that there is: visits with a session last for days here, of which a day before the range would be seen.
        assertThat(found(request(range, Granularity.DAY, count, fields("visit.channel"))))
                .isEqualTo(PlainTrend.rounded(expected));
    }

    @Test
    void ordersCountOnceAndByTheirFirstMoment() {
        DateRange range = new DateRange(LocalDate.parse("2026-10-22"), LocalDate.parse("2026-10-28"));
        Map<String, Event> first = new TreeMap<>();
        lake.events().stream()
                .filter(event -> PlainTrend.counts(event) && event.name().equals("Order Completed"))
                .sorted(Comparator.comparing(Event::occurredAt))
                .forEach(event -> first.putIfAbsent(String.valueOf(event.order().orderId()), event));
        List<PlainTrend.Row> rows = first.values().stream()
                .map(event -> new PlainTrend.Row(event.occurredAt(), List.of(), 0, 0.0))
                .toList();
        Formula orders = new Formula.Figure(Source.ORDERS, Aggregate.COUNT, Optional.empty(), 0, EventChoice.ANY);

        assertThat(found(request(range, Granularity.DAY, orders, List.of())))
                .isEqualTo(PlainTrend.rounded(
                        plain(range, Granularity.DAY).trend(rows, 2, PlainTrend.COUNT, PlainTrend.COUNT)));
    }

    @Test
    void conversionIsOfPeopleWhoDidBothInTime() {
        DateRange range = new DateRange(LocalDate.parse("2026-10-22"), LocalDate.parse("2026-10-27"));
        Duration within = Duration.ofHours(5);
        Formula formula = new Formula.Conversion(EventChoice.of(EventType.PAGE), ASKED, within);
        List<Event> counted = lake.events().stream().filter(PlainTrend::counts).toList();
        List<PlainTrend.Row> rows = counted.stream()
                .filter(event -> event.type() == EventType.PAGE)
                .map(event -> new PlainTrend.Row(
                        event.occurredAt(),
                        keys(event),
                        profile(event),
                        counted.stream()
                                        .anyMatch(next -> next.name().equals("Asked")
                                                && profile(next) == profile(event)
                                                && !next.occurredAt().isBefore(event.occurredAt())
                                                && !next.occurredAt()
                                                        .isAfter(event.occurredAt()
                                                                .plus(within)))
                                ? 1.0
                                : 0.0))
                .toList();

        assertThat(found(request(range, Granularity.DAY, formula, fields("country"))))
                .isEqualTo(PlainTrend.rounded(plain(range, Granularity.DAY)
                        .trend(rows, 2, PlainTrend.PEOPLE, TrendPropertyTest::shareOfPeople)));
    }

    @Test
    void retentionIsOfPeopleWhoCameOnALaterDay() {
        DateRange range = new DateRange(LocalDate.parse("2026-10-22"), LocalDate.parse("2026-10-27"));
        Formula formula = new Formula.Retention(EventChoice.of(EventType.PAGE), ASKED, 1);
        List<Event> counted = lake.events().stream().filter(PlainTrend::counts).toList();
        List<PlainTrend.Row> rows = counted.stream()
                .filter(event -> event.type() == EventType.PAGE)
                .map(event -> new PlainTrend.Row(
                        event.occurredAt(),
                        keys(event),
                        profile(event),
                        counted.stream()
                                        .anyMatch(next -> next.name().equals("Asked")
                                                && profile(next) == profile(event)
                                                && day(next).equals(day(event).plusDays(1)))
                                ? 1.0
                                : 0.0))
                .toList();

        assertThat(found(request(range, Granularity.DAY, formula, fields("country"))))
                .isEqualTo(PlainTrend.rounded(plain(range, Granularity.DAY)
                        .trend(rows, 2, PlainTrend.PEOPLE, TrendPropertyTest::shareOfPeople)));
    }

    private static List<@Nullable String> keys(Event event) {
        List<@Nullable String> keys = new ArrayList<>();
        keys.add(event.place().country());
        return keys;
    }

    private static LocalDate day(Event event) {
        return LocalDate.ofInstant(event.occurredAt(), BERLIN);
    }

    private static @Nullable Double shareOfPeople(List<PlainTrend.Row> rows) {
        Map<Long, Double> people = new HashMap<>();
        rows.forEach(row -> people.merge(row.person(), Objects.requireNonNull(row.value()), Math::max));
        return people.isEmpty()
                ? null
                : people.values().stream().mapToDouble(each -> each).average().orElse(0);
    }

    @ParameterizedTest
    @CsvSource({"COUNT", "PEOPLE", "SUM", "AVERAGE", "QUANTILE"})
    void rollingAndCumulativeValuesAreThoseOfAllTheirDays(Aggregate aggregate) {
        DateRange range = new DateRange(LocalDate.parse("2026-10-23"), LocalDate.parse("2026-10-27"));
        TrendRequest value = request(range, Granularity.DAY, figure(aggregate), fields("country"));
        for (TrendRequest.Show show : List.of(TrendRequest.Show.ROLLING, TrendRequest.Show.CUMULATIVE)) {
            int rolling = show == TrendRequest.Show.ROLLING ? 3 : 1;
            Trend trend = trends.trend(
                    new TrendRequest(
                            range,
                            Granularity.DAY,
                            Comparison.NONE,
                            Set.of(),
                            List.of(),
                            value.figures(),
                            List.of(),
                            2,
                            show,
                            rolling),
                    DataLimit.NONE);
            for (int i = 0; i < 5; i++) {
                LocalDate day = range.from().plusDays(i);
                LocalDate from = show == TrendRequest.Show.ROLLING ? day.minusDays(2) : range.from();
                List<PlainTrend.Row> rows = rows(aggregate, List.of()).stream()
                        .filter(row -> !LocalDate.ofInstant(row.at(), BERLIN).isBefore(from)
                                && !LocalDate.ofInstant(row.at(), BERLIN).isAfter(day))
                        .toList();
                Double expected = made(aggregate).of(rows);

                assertThat(Objects.requireNonNull(trend.series()
                                        .getFirst()
                                        .values()
                                        .buckets()
                                        .get(i))
                                .doubleValue())
                        .as("%s %s %s", aggregate, show, day)
                        .isCloseTo(Objects.requireNonNull(expected), within(1e-9));
            }
        }
    }
}
