package io.windrose.analyze.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.analyze.AnalyzedLake;
import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Label;
import io.windrose.analyze.ask.Scope;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.core.Incorrect;
import io.windrose.testkit.SettableClock;
import java.io.IOException;
import java.math.BigDecimal;
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
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * People who come and go at random for a quarter, in which the clocks of Chatham, Berlin and New York are changed. Some
 * are known by two ids, some events come late or twice.
 */
class RetentionPropertyTest {
    private static final List<String> ZONES = List.of("Pacific/Chatham", "Europe/Berlin", "America/New_York");
    private static final Instant START = Instant.parse("2026-09-10T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-12-02T12:00:30Z");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-09-08");
    private static final int EVENTS = 900;
    private static final int HOURS = 83 * 24;
    private static final List<RetentionRequest.Unit> UNITS = List.of(RetentionRequest.Unit.values());

    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;
    private static List<Event> events = List.of();
    /** In which is asked. */
    private static ZoneId zone = ZoneId.of("Europe/Berlin");

    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        Random random = new Random(20_260_910);
        for (int i = 0; i < EVENTS; i++) {
            String at = START.plus(Duration.ofHours(random.nextInt(HOURS))).toString();
            AnalyzedLake.Draft draft =
                    switch (random.nextInt(4)) {
                        case 0 -> AnalyzedLake.Draft.order(at, "o-" + i, random.nextInt(90) + ".50", "EUR");
                        case 1 -> AnalyzedLake.Draft.track(at, "Signed Up");
                        default -> AnalyzedLake.Draft.track(at, "Product Viewed");
                    };
            int person = random.nextInt(120);
            String id = "user-" + person;
            lake.add(draft.of(person % 4 == 1 ? id : null, person % 4 == 1 ? null : id)
                    .with(
                            random.nextInt(4) == 0
                                    ? null
                                    : List.of("DE", "AT", "CH").get(random.nextInt(3)),
                            "desktop",
                            null));
        }
        lake.storeAsTheyCome(random);
        for (int person = 1; person < 40; person += 4) {
            lake.join("user-" + person, "user-" + (person + 1));
        }
        events = lake.ofProfiles();
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void saysWhatGoingFromPersonToPersonSays(long seed) {
        zone = ZoneId.of(ZONES.get((int) seed % ZONES.size()));
        Retentions retentions =
                new Retentions(new Inquiries(lake.lake, new Company(zone, "EUR"), new SettableClock(NOW)));
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            LocalDate from = FIRST_DAY.plusDays(random.nextInt(60));
            RetentionRequest request = new RetentionRequest(
                    Scope.of(new DateRange(from, from.plusDays(random.nextInt(40)))),
                    EventChoice.named(random.nextBoolean() ? "Signed Up" : "Product Viewed"),
                    EventChoice.named(random.nextBoolean() ? "Order Completed" : "Product Viewed"),
                    random.nextBoolean() ? RetentionRequest.Counting.FIRST : RetentionRequest.Counting.RECURRING,
                    UNITS.get(random.nextInt(3)),
                    1 + random.nextInt(8),
                    random.nextBoolean() ? RetentionRequest.Mode.ON : RetentionRequest.Mode.ON_OR_AFTER,
                    random.nextBoolean() ? RetentionRequest.Value.PEOPLE : RetentionRequest.Value.REVENUE,
                    random.nextBoolean() ? Optional.of(Field.parse("country")) : Optional.empty(),
                    1 + random.nextInt(3));

            Retention found = retentions.retention(request);

            List<Member> members = members(request);
            assertThat(found.cohorts())
                    .as(request.toString())
                    .hasSize(begins(request).size());
            for (int cohort = 0; cohort < found.cohorts().size(); cohort++) {
                LocalDate begin = begins(request).get(cohort);
                assertThat(found.cohorts().get(cohort).from()).isEqualTo(begin);
                assertThat(found.cohorts().get(cohort).line().toString())
                        .as(request + " " + begin)
                        .isEqualTo(line(
                                        request,
                                        members.stream()
                                                .filter(member -> member.begin().equals(begin))
                                                .toList(),
                                        List.of(begin))
                                .toString());
            }
            assertThat(found.total().toString())
                    .as(request.toString())
                    .isEqualTo(line(request, members, begins(request)).toString());
            assertThat(found.rows().toString())
                    .as(request.toString())
                    .isEqualTo(rows(request, members).toString());
        }
    }

    private record Member(long person, LocalDate begin, Optional<String> country) {}

    private static List<LocalDate> begins(RetentionRequest request) {
        return request.scope()
                .range()
                .from()
                .datesUntil(request.scope().range().to().plusDays(1))
                .map(request.unit()::begin)
                .distinct()
                .toList();
    }

    private static LocalDate begin(RetentionRequest request, Event event) {
        return request.unit().begin(LocalDate.ofInstant(event.occurredAt(), zone));
    }

    private static List<Member> members(RetentionRequest request) {
        Map<Long, List<Event>> did = events.stream()
                .filter(event -> event.name().equals(request.first().name().orElseThrow()))
                .sorted(Comparator.comparing(Event::occurredAt)
                        .thenComparing(event ->
                                Optional.ofNullable(event.place().country()).orElse("")))
                .collect(Collectors.groupingBy(event -> event.who().person()));
        List<Member> members = new ArrayList<>();
        did.forEach((person, ofPerson) -> {
            Map<LocalDate, Event> first = new HashMap<>();
            ofPerson.forEach(event -> first.putIfAbsent(begin(request, event), event));
            if (request.counting() == RetentionRequest.Counting.FIRST) {
                first.values().removeIf(event -> !event.equals(ofPerson.getFirst()));
            }
            first.forEach((begin, event) -> {
                if (begins(request).contains(begin)) {
                    members.add(new Member(
                            person, begin, Optional.ofNullable(event.place().country())));
                }
            });
        });
        return members;
    }

    /** Day by day from the beginning, as a calendar is read. */
    private static LocalDate later(RetentionRequest request, LocalDate begin, int periods) {
        LocalDate day = begin;
        for (int i = 0; i < periods; i++) {
            LocalDate before = day;
            while (request.unit().begin(day).equals(before)) {
                day = day.plusDays(1);
            }
        }
        return day;
    }

    private static Retention.Line line(RetentionRequest request, List<Member> members, List<LocalDate> begins) {
        List<Retention.Cell> cells = new ArrayList<>();
        for (int period = 0; period < request.periods(); period++) {
            int number = period;
            Retention.State state = begins.stream()
                    .filter(begin -> members.isEmpty()
                            || members.stream()
                                    .anyMatch(member -> member.begin().equals(begin)))
                    .map(begin -> state(request, begin, number))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            List<Member> counted = members.stream()
                    .filter(member -> state(request, member.begin(), number) == state)
                    .toList();
            cells.add(new Retention.Cell(
                    period,
                    state,
                    state == Retention.State.FUTURE ? 0 : counted.size(),
                    counted.stream()
                            .filter(member -> events.stream()
                                    .anyMatch(event -> event.name()
                                                    .equals(request.again()
                                                            .name()
                                                            .orElseThrow())
                                            && isOf(request, member, number, event)))
                            .count(),
                    request.value() == RetentionRequest.Value.REVENUE
                            ? Optional.of(counted.stream()
                                    .flatMap(member -> events.stream()
                                            .filter(event -> event.order().orderId() != null
                                                    && isOf(request, member, number, event))
                                            .map(event -> Objects.requireNonNull(
                                                            event.order().revenue())
                                                    .setScale(4)))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                            : Optional.empty()));
        }
        return new Retention.Line(members.size(), cells);
    }

    private static boolean isOf(RetentionRequest request, Member member, int period, Event event) {
        LocalDate day = LocalDate.ofInstant(event.occurredAt(), zone);
        return event.who().person() == member.person()
                && !day.isBefore(later(request, member.begin(), period))
                && (request.mode() == RetentionRequest.Mode.ON_OR_AFTER
                        || day.isBefore(later(request, member.begin(), period + 1)));
    }

    private static Retention.State state(RetentionRequest request, LocalDate begin, int period) {
        Instant from = later(request, begin, period).atStartOfDay(zone).toInstant();
        Instant to = later(request, begin, period + 1).atStartOfDay(zone).toInstant();
        if (!to.isAfter(NOW)) {
            return Retention.State.COMPLETE;
        }
        return from.isAfter(NOW) ? Retention.State.FUTURE : Retention.State.INCOMPLETE;
    }

    private static List<Retention.Row> rows(RetentionRequest request, List<Member> members) {
        if (request.by().isEmpty()) {
            return List.of();
        }
        Map<Optional<String>, List<Member>> byCountry =
                members.stream().collect(Collectors.groupingBy(Member::country));
        List<Optional<String>> top = byCountry.keySet().stream()
                .filter(Optional::isPresent)
                .sorted(Comparator.comparingInt((Optional<String> country) ->
                                -byCountry.getOrDefault(country, List.of()).size())
                        .thenComparing(Optional::get))
                .limit(request.rows())
                .toList();
        Map<Label, List<Member>> byLabel = members.stream().collect(Collectors.groupingBy(member -> {
            if (member.country().isEmpty()) {
                return new Label(Label.Kind.UNKNOWN, Optional.empty());
            }
            return top.contains(member.country())
                    ? new Label(Label.Kind.VALUE, member.country())
                    : new Label(Label.Kind.OTHERS, Optional.empty());
        }));
        return byLabel.entrySet().stream()
                .map(each -> new Retention.Row(each.getKey(), line(request, each.getValue(), begins(request))))
                .sorted(Comparator.comparing((Retention.Row row) -> row.label().kind())
                        .thenComparingLong(row -> -row.line().people())
                        .thenComparing(row -> row.label().value().orElse("")))
                .toList();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (int periods : List.of(0, 61)) {
            Assertions.assertThatThrownBy(() -> ofDays("2026-10-01", "2026-10-02", periods))
                    .isInstanceOf(Incorrect.class)
                    .hasMessageContaining("give 1 to 60");
        }
        Assertions.assertThatThrownBy(() -> ofDays("2026-01-01", "2026-10-02", 3))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("275 cohorts");
    }

    private static RetentionRequest ofDays(String from, String to, int periods) {
        return new RetentionRequest(
                new Scope(
                        new DateRange(LocalDate.parse(from), LocalDate.parse(to)),
                        Comparison.NONE,
                        Set.of(),
                        List.of()),
                EventChoice.ANY,
                EventChoice.ANY,
                RetentionRequest.Counting.FIRST,
                RetentionRequest.Unit.DAY,
                periods,
                RetentionRequest.Mode.ON,
                RetentionRequest.Value.PEOPLE,
                Optional.empty(),
                1);
    }
}
