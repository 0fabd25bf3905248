package io.windrose.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the tracker tells aside. */
class MeasuringTest {
    private static final Parameters USUAL = Parameters.DEFAULT;
    private static final Parameters.Measuring MEASURING = USUAL.measuring();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Event> EVENTS = unique(Simulated.events(Simulated.year()));

    private static List<Event> unique(List<Event> events) {
        Set<String> ids = new HashSet<>();
        return events.stream().filter(event -> ids.add(event.eventId())).toList();
    }

    private static boolean isAside(Event event) {
        return event.name().equals("Page Left") || event.name().equals("Web Vital");
    }

    private static JsonNode properties(Event event) {
        try {
            return JSON.readTree(event.properties());
        } catch (JsonProcessingException e) {
            throw new AssertionError(event.properties(), e);
        }
    }

    @Test
    void asManyVisitsAreMeasuredAsStated() {
        long visits = sessions(event -> !event.consent().isEmpty() && event.type() == EventType.PAGE);

        isShare(sessions(event -> event.name().equals("Page Left")), visits, MEASURING.attentionShare());
        isShare(sessions(event -> event.name().equals("Web Vital")), visits, MEASURING.speedShare());
    }

    private static long sessions(Predicate<Event> which) {
        return EVENTS.stream()
                .filter(which)
                .map(event -> event.who().sessionId())
                .distinct()
                .count();
    }

    @Test
    void aPageIsReadAtMostWhileItIsLookedAt() {
        Map<String, List<Event>> visits = EVENTS.stream()
                .filter(event -> event.who().sessionId() != null)
                .collect(Collectors.groupingBy(
                        event -> Objects.requireNonNull(event.who().sessionId())));
        int read = 0;
        for (List<Event> visit : visits.values()) {
            Event viewed = visit.getFirst();
            for (Event event : visit) {
                if (event.type() == EventType.PAGE) {
                    viewed = event;
                } else if (event.name().equals("Page Left")) {
                    read++;
                    double stayed = (event.occurredAt().toEpochMilli()
                                    - viewed.occurredAt().toEpochMilli())
                            / 1_000.0;
                    assertThat(event.page()).isEqualTo(viewed.page());
                    assertThat(properties(event).path("engaged_seconds").doubleValue())
                            .isBetween(1.0, stayed);
                    assertThat(properties(event).path("scroll_depth").intValue())
                            .isBetween(20, 100);
                }
            }
        }

        assertThat(read).isPositive();
    }

    @Test
    void theTruthIsThatOfTheEvents() {
        BigDecimal seconds = EVENTS.stream()
                .filter(event -> event.name().equals("Page Left"))
                .map(event -> properties(event).path("engaged_seconds").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, List<Double>> values = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        EVENTS.stream().filter(event -> event.name().equals("Web Vital")).forEach(event -> {
            JsonNode told = properties(event);
            assertThat(ids.add(told.path("metric_id").textValue())).isTrue();
            Vital vital = Vital.valueOf(told.path("name").textValue());
            double value = told.path("value").doubleValue();
            Stream.of(vital.name(), vital.name() + " " + event.device().device())
                    .forEach(of ->
                            values.computeIfAbsent(of, any -> new ArrayList<>()).add(value));
        });
        Counts.Web web = Simulated.counts(Simulated.year()).web();

        assertThat(web.attendedVisits())
                .isEqualTo(sessions(event -> event.name().equals("Page Left")));
        assertThat(web.engagedSeconds()).isEqualByComparingTo(seconds);
        assertThat(web.vitals().keySet()).isEqualTo(values.keySet()).hasSize(17);
        web.vitals().forEach((of, measured) -> {
            List<Double> sorted =
                    Objects.requireNonNull(values.get(of)).stream().sorted().toList();
            Measured.Figures figures = measured.figures();
            assertThat(figures.measured()).isEqualTo(sorted.size());
            assertThat(figures.good() + figures.poor()).isLessThanOrEqualTo(sorted.size());
            assertThat(figures.p75())
                    .isBetween(sorted.get((int) Math.floor(0.75 * (sorted.size() - 1))), sorted.get((int)
                            Math.ceil(0.75 * (sorted.size() - 1))));
        });
    }

    /** The first byte has one lognormal distribution on desktops of countries that are not slow. */
    @Test
    void quantilesAreThoseOfTheParameters() {
        List<Double> firstBytes = EVENTS.stream()
                .filter(event -> event.name().equals("Web Vital")
                        && "desktop".equals(event.device().device())
                        && Set.of("DE", "AT", "NL").contains(event.place().country()))
                .map(MeasuringTest::properties)
                .filter(told -> told.path("name").textValue().equals("TTFB"))
                .map(told -> told.path("value").doubleValue())
                .toList();
        double p75 = MEASURING.firstByte() * Math.exp(0.6745 * MEASURING.spread());

        isShare(
                firstBytes.stream()
                        .filter(value -> value <= MEASURING.firstByte())
                        .count(),
                firstBytes.size(),
                0.5);
        isShare(firstBytes.stream().filter(value -> value <= p75).count(), firstBytes.size(), 0.75);
        Map<String, Measured> vitals = Simulated.counts(Simulated.year()).web().vitals();
        for (Vital vital : List.of(Vital.TTFB, Vital.FCP, Vital.LCP, Vital.INP)) {
            assertThat(p75(vitals, vital + " mobile")).isGreaterThan(p75(vitals, vital + " desktop"));
        }
    }

    private static double p75(Map<String, Measured> vitals, String of) {
        return Objects.requireNonNull(vitals.get(of)).figures().p75();
    }

    @Test
    void measuringChangesNothingElse() {
        MarketSettings settings = Simulated.SMALL.withDays(20);
        Parameters off = new Parameters(
                USUAL.needs(),
                USUAL.visits(),
                USUAL.search(),
                USUAL.affiliate(),
                USUAL.mailing(),
                USUAL.reach(),
                USUAL.customers(),
                USUAL.flaws(),
                new Parameters.Measuring(
                        0,
                        0,
                        MEASURING.firstByte(),
                        MEASURING.firstPaint(),
                        MEASURING.largestPaint(),
                        MEASURING.answer(),
                        MEASURING.shift(),
                        MEASURING.spread(),
                        MEASURING.stillShare(),
                        MEASURING.touchedShare(),
                        MEASURING.slownessOfPhones(),
                        MEASURING.slownessOfTablets(),
                        MEASURING.slownessOfCountries(),
                        MEASURING.slownessOfPages()));
        List<Event> with = Simulated.events(Simulated.days(settings, 1, Scenario.AS_IT_IS));
        List<Event> without;
        try (Stream<Day> days = new Market(settings, off).days(1)) {
            without = Simulated.events(days.toList());
        }

        assertThat(with).hasSizeGreaterThan(without.size());
        assertThat(with.stream().filter(event -> !isAside(event)).toList()).isEqualTo(without);
        assertThat(with.size()).isLessThan(without.size() * 115 / 100);
    }

    private static void isShare(long part, long whole, double share) {
        assertThat((double) part / whole).isCloseTo(share, within(Simulated.tolerance(share, whole)));
    }
}
