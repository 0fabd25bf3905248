package io.windrose.optimize.lift;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Inquiry;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.analyze.ask.PeriodSql;
import io.windrose.analyze.ask.Rows;
import io.windrose.analyze.ask.SqlText;
import io.windrose.analyze.ask.Timeline;
import io.windrose.analyze.ask.VisitActions;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Incorrect;
import io.windrose.lake.query.QueryResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads outcomes by day and region from the lake. Thread-safe. */
public final class LakeOutcomes {
    private static final SqlText ORDERS = SqlText.resource(LakeOutcomes.class, "orders.sql");
    private static final SqlText PLACES = SqlText.resource(LakeOutcomes.class, "places.sql");
    private static final SqlText VISITS = SqlText.resource(LakeOutcomes.class, "visits.sql");
    private static final int MOST_REGIONS = 200;

    private final Inquiries inquiries;

    public LakeOutcomes(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    /**
     * What was found; a day without any is zero.
     *
     * @param snapshots of the tables that it was read from
     * @param unplaced outcome of which it is not known where it came from, or of the smallest regions beyond
     *     {@value #MOST_REGIONS}: in no region
     * @param unratedOrders without a rate of their day: in no sum
     */
    public record Found(Outcomes outcomes, Map<String, Long> snapshots, double unplaced, long unratedOrders) {
        public Found {
            snapshots = Map.copyOf(snapshots);
        }
    }

    private record Cell(int day, Optional<String> place, double value, long unrated) {}

    /** Yesterday, which is over. */
    public LocalDate lastDay() {
        return inquiries.today().minusDays(1);
    }

    /**
     * Reads.
     *
     * @throws Incorrect when the days are not over, or nothing happened in them
     */
    public Found read(Source.OfLake source) {
        if (source.range().to().isAfter(lastDay())) {
            throw new Incorrect(
                    "optimize.day-not-over",
                    "%s is not over: end with %s at the latest"
                            .formatted(source.range().to(), lastDay()));
        }
        return inquiries.answer(
                source,
                source.range(),
                Granularity.DAY,
                Comparison.NONE,
                DataLimit.NONE,
                (inquiry, timeline) -> found(source, inquiry, cells(source, inquiry, timeline)));
    }

    private static List<Cell> cells(Source.OfLake source, Inquiry inquiry, Timeline timeline) {
        PeriodSql time = new PeriodSql(inquiry.dialect(), timeline.period());
        if (source.outcome() == Source.Outcome.VISITS) {
            return inquiry.around(
                    timeline.period(),
                    VISITS.with(Map.of(
                            "place", place(source.by()),
                            "counted", LeftOut.counted(Set.of()),
                            "seen_at", time.isLookedAt("occurred_at"),
                            "actions", VisitActions.with("place"),
                            "day", time.bucket("started"),
                            "started_in_range", time.holds("started"))),
                    LakeOutcomes::counted);
        }
        boolean isOfRegion = source.by() == Source.By.REGION;
        String sql = ORDERS.with(Map.of(
                "day",
                time.bucket("o.ordered_at"),
                "place",
                isOfRegion ? "p.place" : "o." + place(source.by()),
                "join",
                isOfRegion ? PLACES.with(Map.of("place", place(source.by()))) : "",
                "placed_in_range",
                time.holds("o.ordered_at")));
        return inquiry.around(timeline.period(), sql, rows -> sold(rows, source.outcome() == Source.Outcome.REVENUE));
    }

    private static String place(Source.By by) {
        return switch (by) {
            case COUNTRY -> "country";
            case DEVICE -> "device";
            case REGION -> "concat(region, ', ', country)";
        };
    }

    private static List<Cell> sold(QueryResult rows, boolean isRevenue) {
        List<Cell> cells = new ArrayList<>();
        while (rows.hasNext()) {
            List<@Nullable Object> row = rows.next();
            cells.add(new Cell(
                    (int) Rows.number(row, 0),
                    Rows.optionalText(row, 1),
                    isRevenue ? Rows.amount(row, 3).doubleValue() : Rows.number(row, 2),
                    Rows.count(row, 4)));
        }
        return cells;
    }

    private static List<Cell> counted(QueryResult rows) {
        List<Cell> cells = new ArrayList<>();
        while (rows.hasNext()) {
            List<@Nullable Object> row = rows.next();
            cells.add(new Cell((int) Rows.number(row, 0), Rows.optionalText(row, 1), Rows.number(row, 2), 0));
        }
        return cells;
    }

    private static Found found(Source.OfLake source, Inquiry inquiry, List<Cell> cells) {
        Map<String, double[]> byPlace = new TreeMap<>();
        Map<String, Double> sums = new TreeMap<>();
        double unplaced = 0;
        for (Cell cell : cells) {
            if (cell.place().isEmpty()) {
                unplaced += cell.value();
                continue;
            }
            String place = cell.place().get();
            byPlace.computeIfAbsent(
                            place, any -> new double[(int) source.range().days()])[cell.day()] += cell.value();
            sums.merge(place, cell.value(), Double::sum);
        }
        List<String> kept = sums.keySet().stream()
                .sorted(Comparator.comparingDouble((String place) -> -sums.getOrDefault(place, 0.0)))
                .limit(MOST_REGIONS)
                .sorted()
                .toList();
        for (Map.Entry<String, Double> each : sums.entrySet()) {
            unplaced += kept.contains(each.getKey()) ? 0 : each.getValue();
        }
        return new Found(
                new Outcomes(
                        source.range().from(),
                        1,
                        kept,
                        kept.stream()
                                .map(place -> byPlace.getOrDefault(place, new double[0]))
                                .toArray(double[][]::new)),
                inquiry.snapshots(),
                unplaced,
                cells.stream().mapToLong(Cell::unrated).sum());
    }
}
