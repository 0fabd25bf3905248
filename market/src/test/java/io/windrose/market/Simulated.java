package io.windrose.market;

import io.windrose.core.Event;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small markets, and how to ask them. Made once where several tests look at the same. */
final class Simulated {
    static final MarketSettings SMALL = new MarketSettings(7, 3_000, LocalDate.of(2025, 1, 1), 120);
    static final MarketSettings YEAR = new MarketSettings(11, 2_500, LocalDate.of(2025, 1, 1), 365);

    private static final List<Day> YEAR_DAYS = days(YEAR, 2, Scenario.AS_IT_IS);
    private static final Truth YEAR_TRUTH = new Market(YEAR).truth(2);

    private Simulated() {}

    static List<Day> days(MarketSettings settings, int threads, Scenario scenario) {
        try (Stream<Day> days = new Market(settings).days(threads, scenario)) {
            return days.toList();
        }
    }

    static List<Day> year() {
        return YEAR_DAYS;
    }

    static Truth yearTruth() {
        return YEAR_TRUTH;
    }

    static List<Event> events(List<Day> days) {
        return days.stream().flatMap(day -> day.events().stream()).toList();
    }

    static List<ShopOrder> orders(List<Day> days) {
        return days.stream().flatMap(day -> day.orders().stream()).toList();
    }

    static Counts counts(List<Day> days) {
        return days.stream().map(Day::counts).reduce(Counts.NONE, Counts::plus);
    }

    static List<Inhabitant> people(MarketSettings settings) {
        World world = World.of(settings, Parameters.DEFAULT, 0);
        return IntStream.range(0, settings.people()).mapToObj(world::inhabitant).toList();
    }

    /** Five standard deviations of a share of so many draws: a right share misses it once in 1.7 million seeds. */
    static double tolerance(double share, long draws) {
        return 5 * Math.sqrt(share * (1 - share) / draws);
    }
}
