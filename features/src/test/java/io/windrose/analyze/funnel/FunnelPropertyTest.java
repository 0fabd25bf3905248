package io.windrose.analyze.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.windrose.analyze.AnalyzedLake;
import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Label;
import io.windrose.analyze.ask.Scope;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Few people who do few things over and over, often at the same moment, around nights in which clocks are changed. Some
 * are known by two ids, some events come late or twice.
 */
class FunnelPropertyTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<Night> NIGHTS = List.of(
            new Night(ZoneId.of("Pacific/Chatham"), LocalDate.parse("2026-09-27")),
            new Night(BERLIN, LocalDate.parse("2026-10-25")),
            new Night(ZoneId.of("America/New_York"), LocalDate.parse("2026-11-01")));
    private static final int EVENTS = 700;
    private static final int HALF_HOURS = 4 * 48;
    private static final List<String> NAMES = List.of("A", "B", "C", "D", "E");

    private static final List<FunnelRequest.Order> ORDERS = List.of(FunnelRequest.Order.values());

    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;
    private static Funnels funnels;
    private static final Map<Night, Funnels> FUNNELS = new HashMap<>();

    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        Random random = new Random(20_261_023);
        for (Night night : NIGHTS) {
            fill(night, random);
        }
        lake.storeAsTheyCome(random);
        lake.join("user-1", "user-2");
        lake.join("user-5", "user-2");
        lake.join("user-9", "user-10");
        for (Night night : NIGHTS) {
            FUNNELS.put(
                    night,
                    new Funnels(new Inquiries(
                            lake.lake,
                            new Company(night.zone(), "EUR"),
                            new SettableClock(Instant.parse("2026-11-22T12:00:00Z")))));
        }
        funnels = Objects.requireNonNull(FUNNELS.get(NIGHTS.get(1)));
    }

    /** @param day whose clock is changed */
    private record Night(ZoneId zone, LocalDate day) {}

    private static void fill(Night night, Random random) {
        Instant start = night.day().minusDays(1).atStartOfDay(night.zone()).toInstant();
        for (int i = 0; i < EVENTS; i++) {
            int person = random.nextInt(40);
            String id = "user-" + person;
            lake.add(AnalyzedLake.Draft.track(
                            start.plus(Duration.ofMinutes(30L * random.nextInt(HALF_HOURS)))
                                    .toString(),
                            NAMES.get(random.nextInt(NAMES.size())))
                    .of(person % 4 == 1 ? id : null, person % 4 == 1 ? null : id)
                    .with(
                            List.of("DE", "AT", "CH", "")
                                    .get(random.nextInt(4))
                                    .transform(word -> word.isEmpty() ? null : word),
                            random.nextInt(25) == 0 ? "robot" : "desktop",
                            null));
        }
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    /** @param matches the same as the choice, in Java */
    private record Meant(EventChoice choice, Predicate<Event> matches) {
        static Meant any(Random random) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            return switch (random.nextInt(6)) {
                case 0 -> {
                    String country = List.of("DE", "AT").get(random.nextInt(2));
                    yield new Meant(
                            EventChoice.named(name)
                                    .where(new Condition(
                                            Field.parse("country"), Condition.Operator.IS, List.of(country))),
                            event -> event.name().equals(name)
                                    && country.equals(event.place().country()));
                }
                case 1 ->
                    new Meant(
                            EventChoice.ANY.where(
                                    new Condition(Field.parse("name"), Condition.Operator.IS, List.of(name, "B"))),
                            event -> event.name().equals(name) || event.name().equals("B"));
                default ->
                    new Meant(EventChoice.named(name), event -> event.name().equals(name));
            };
        }
    }

    private record Asked(FunnelRequest request, PlainFunnel plain) {
        static Asked any(Random random, Night night) {
            FunnelRequest.Order order = ORDERS.get(random.nextInt(3));
            int length = 2 + random.nextInt(3);
            List<Meant> steps = IntStream.range(0, length)
                    .mapToObj(any -> Meant.any(random))
                    .toList();
            List<FunnelRequest.Step> asked = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                boolean isOptional = i > 0 && i < length - 1 && random.nextInt(3) == 0;
                asked.add(new FunnelRequest.Step(
                        steps.get(i).choice(), isOptional ? FunnelRequest.Need.OPTIONAL : FunnelRequest.Need.REQUIRED));
            }
            List<Meant> excluded = new ArrayList<>();
            List<FunnelRequest.Exclusion> exclusions = new ArrayList<>();
            for (int after = 1; after < length && order != FunnelRequest.Order.ANY; after++) {
                if (asked.get(after - 1).isRequired() && random.nextInt(3) == 0) {
                    excluded.add(Meant.any(random));
                    exclusions.add(
                            new FunnelRequest.Exclusion(excluded.getLast().choice(), after));
                }
            }
            LocalDate from = night.day().minusDays(1).plusDays(random.nextInt(2));
            LocalDate to = from.plusDays(random.nextInt(2));
            Comparison comparison = random.nextInt(4) == 0 ? Comparison.PREVIOUS : Comparison.NONE;
            FunnelRequest request = new FunnelRequest(
                    new Scope(new DateRange(from, to), comparison, Set.of(), List.of()),
                    asked,
                    exclusions,
                    order,
                    Duration.ofMinutes(30L * (1 + random.nextInt(80))),
                    random.nextBoolean() ? Optional.of(Field.parse("country")) : Optional.empty(),
                    1 + random.nextInt(3));
            return new Asked(
                    request,
                    new PlainFunnel(
                            request,
                            steps.stream().map(Meant::matches).toList(),
                            excluded.stream().map(Meant::matches).toList(),
                            from.atStartOfDay(night.zone()).toInstant(),
                            to.plusDays(1).atStartOfDay(night.zone()).toInstant()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void saysWhatGoingThroughEveryAttemptSays(long seed) {
        Random random = new Random(seed);
        Night night = NIGHTS.get((int) seed % NIGHTS.size());
        List<Event> counted = lake.ofProfiles().stream()
                .filter(event -> !Objects.equals(event.device().device(), "robot"))
                .toList();
        for (int i = 0; i < 12; i++) {
            Asked asked = Asked.any(random, night);
            FunnelRequest request = asked.request();
            Map<Long, PlainFunnel.Attempt> people = asked.plain().people(counted);

            Funnels asking = Objects.requireNonNull(FUNNELS.get(night));
            Funnel found = asking.funnel(request);

            assertThat(found.steps().stream().map(Funnel.Step::people).toList())
                    .as(request.toString())
                    .isEqualTo(counts(people.values(), request));
            assertThat(found.rows()).as(request.toString()).isEqualTo(rows(people.values(), request));
            int steps = request.steps().size();
            for (int step = 1; step < steps; step++) {
                assertSeconds(
                        found.steps().get(step).sincePrevious(),
                        seconds(people.values(), step, request.requiredBefore(step)),
                        request);
            }
            assertSeconds(found.toEnd(), seconds(people.values(), steps - 1, 0), request);
            int step = 1 + random.nextInt(steps - 1);
            int before = request.requiredBefore(step);
            assertThat(asking.people(new PeopleRequest(
                                    request, step + 1, PeopleRequest.Outcome.DROPPED, Optional.empty()))
                            .people())
                    .as(request.toString())
                    .isEqualTo(people.entrySet().stream()
                            .filter(each -> each.getValue().reached(before)
                                    && !each.getValue().reached(step))
                            .map(each -> new FunnelPeople.One(
                                    each.getKey(),
                                    each.getValue().at().get(before).moment()))
                            .toList());
        }
    }

    @Test
    void whatItIsComparedWithIsTheSameQuestionOfThatRange() {
        FunnelRequest before = ofDay("2026-10-24", Comparison.NONE);

        Funnel found = funnels.funnel(ofDay("2026-10-25", Comparison.PREVIOUS));

        assertThat(found.compared().orElseThrow())
                .isEqualTo(funnels.funnel(before).steps().stream()
                        .map(Funnel.Step::people)
                        .toList());
        assertThat(found.compared().orElseThrow().getLast()).isPositive();
    }

    @Test
    void nobodyIsInARangeInWhichNothingHappened() {
        Funnel found = funnels.funnel(ofDay("2026-09-01", Comparison.NONE));

        assertThat(found.steps().stream().map(Funnel.Step::people)).containsExactly(0L, 0L);
        assertThat(found.toEnd()).isEmpty();
    }

    private static FunnelRequest ofDay(String day, Comparison comparison) {
        LocalDate date = LocalDate.parse(day);
        return FunnelRequest.of(
                new Scope(new DateRange(date, date), comparison, Set.of(), List.of()),
                Duration.ofHours(6),
                List.of(EventChoice.named("A"), EventChoice.named("B")));
    }

    private static List<Long> counts(Collection<PlainFunnel.Attempt> people, FunnelRequest request) {
        return IntStream.range(0, request.steps().size())
                .mapToObj(step ->
                        people.stream().filter(attempt -> attempt.reached(step)).count())
                .toList();
    }

    private static List<Funnel.Row> rows(Collection<PlainFunnel.Attempt> people, FunnelRequest request) {
        if (request.by().isEmpty()) {
            return List.of();
        }
        Map<Optional<String>, List<PlainFunnel.Attempt>> byCountry = people.stream()
                .collect(Collectors.groupingBy(
                        attempt -> Optional.ofNullable(attempt.first().place().country())));
        List<Optional<String>> top = byCountry.keySet().stream()
                .filter(Optional::isPresent)
                .sorted(Comparator.comparingInt((Optional<String> country) ->
                                -byCountry.get(country).size())
                        .thenComparing(Optional::get))
                .limit(request.rows())
                .toList();
        List<Funnel.Row> rows = new ArrayList<>();
        top.forEach(country -> rows.add(
                new Funnel.Row(new Label(Label.Kind.VALUE, country), counts(byCountry.get(country), request))));
        List<PlainFunnel.Attempt> others = byCountry.keySet().stream()
                .filter(country -> country.isPresent() && !top.contains(country))
                .flatMap(country -> byCountry.get(country).stream())
                .toList();
        if (!others.isEmpty()) {
            rows.add(new Funnel.Row(new Label(Label.Kind.OTHERS, Optional.empty()), counts(others, request)));
        }
        if (byCountry.containsKey(Optional.<String>empty())) {
            rows.add(new Funnel.Row(
                    new Label(Label.Kind.UNKNOWN, Optional.empty()),
                    counts(byCountry.get(Optional.<String>empty()), request)));
        }
        return rows;
    }

    private static double[] seconds(Collection<PlainFunnel.Attempt> people, int step, int since) {
        return people.stream()
                .filter(attempt -> attempt.reached(step))
                .mapToDouble(attempt -> attempt.seconds(step, since))
                .sorted()
                .toArray();
    }

    private static void assertSeconds(Optional<Funnel.Seconds> found, double[] plain, FunnelRequest request) {
        assertThat(found.isPresent()).as(request.toString()).isEqualTo(plain.length > 0);
        found.ifPresent(seconds -> {
            assertThat(seconds.p25()).as(request.toString()).isCloseTo(quantile(plain, 0.25), within(1e-6));
            assertThat(seconds.median()).isCloseTo(quantile(plain, 0.5), within(1e-6));
            assertThat(seconds.p75()).isCloseTo(quantile(plain, 0.75), within(1e-6));
        });
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
