package io.windrose.optimize.mix;

import static java.util.Objects.requireNonNull;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Inquiry;
import io.windrose.analyze.ask.PeriodSql;
import io.windrose.analyze.ask.Rows;
import io.windrose.analyze.ask.SqlText;
import io.windrose.analyze.ask.Timeline;
import io.windrose.campaign.DataLimit;
import io.windrose.campaign.calendar.Holiday;
import io.windrose.campaign.calendar.Holidays;
import io.windrose.core.Incorrect;
import io.windrose.lake.query.QueryResult;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads weeks from the lake. Thread-safe. */
public final class LakeWeeks {
    private static final SqlText OUTCOME = SqlText.resource(LakeWeeks.class, "outcome.sql");
    private static final SqlText SPEND = SqlText.resource(LakeWeeks.class, "spend.sql");
    /** A cost of a quarter begins so long before its last day, or less. */
    private static final int LONGEST_PERIOD = 92;

    private final Inquiries inquiries;

    public LakeWeeks(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    /**
     * What was found.
     *
     * @param snapshots of the tables that it was read from
     * @param unratedOrders without a rate of their day: in no sum
     * @param unratedCosts likewise
     */
    public record Found(WeeklyTable table, Map<String, Long> snapshots, long unratedOrders, long unratedCosts) {
        public Found {
            snapshots = Map.copyOf(snapshots);
        }
    }

    private record Key(String channel, String campaign) {}

    private record Cost(LocalDate day, int days, Key key, double cost, double impressions, long unrated) {}

    private record Sold(int week, double orders, double revenue, long unrated) {}

    /** The company's, in which revenue and costs are. */
    public String currency() {
        return inquiries.company().currency();
    }

    /** The whole weeks of so many that are over, as a range. */
    public DateRange latest(int weeks) {
        LocalDate end = WeeklyTable.monday(inquiries.today());
        return new DateRange(end.minusWeeks(weeks), end.minusDays(1));
    }

    /**
     * Reads.
     *
     * @throws Incorrect when the range is not of whole weeks that are over
     */
    public Found read(LakeChoice choice) {
        check(choice.range());
        return inquiries.answer(
                choice,
                choice.range(),
                Granularity.WEEK,
                Comparison.NONE,
                DataLimit.NONE,
                (inquiry, timeline) -> read(choice, inquiry, timeline));
    }

    private void check(DateRange range) {
        if (range.from().getDayOfWeek() != DayOfWeek.MONDAY || range.to().getDayOfWeek() != DayOfWeek.SUNDAY) {
            throw new Incorrect(
                    "optimize.no-weeks",
                    "%s to %s are no whole weeks: begin on a Monday and end on a Sunday, as %s to %s"
                            .formatted(
                                    range.from(),
                                    range.to(),
                                    WeeklyTable.monday(range.from()),
                                    WeeklyTable.monday(range.to()).plusDays(6)));
        }
        if (!range.to().isBefore(inquiries.today())) {
            throw new Incorrect(
                    "optimize.week-not-over",
                    "the last week ends on %s and is not over: end with %s"
                            .formatted(
                                    range.to(),
                                    WeeklyTable.monday(inquiries.today()).minusDays(1)));
        }
    }

    private static Found read(LakeChoice choice, Inquiry inquiry, Timeline timeline) {
        PeriodSql time = new PeriodSql(inquiry.dialect(), timeline.period());
        List<Sold> sold = inquiry.ask(
                OUTCOME.with(Map.of("week", time.bucket("ordered_at"), "placed_in_range", time.holds("ordered_at"))),
                LakeWeeks::sold);
        LocalDate from = choice.range().from();
        List<Cost> costs = inquiry.ask(
                SPEND.with(Map.of(
                        "campaign",
                        choice.division() == LakeChoice.Division.CAMPAIGN ? "coalesce(c.name, s.campaign, '')" : "''",
                        "last_day",
                        "date '%s'".formatted(choice.range().to()),
                        "first_day_touching",
                        "date '%s'".formatted(from.minusDays(LONGEST_PERIOD)))),
                LakeWeeks::costs);
        int weeks = timeline.labels().size();
        double[] outcome = new double[weeks];
        for (Sold week : sold) {
            outcome[week.week()] = choice.outcome() == LakeChoice.Outcome.REVENUE ? week.revenue() : week.orders();
        }
        WeeklyTable table = new WeeklyTable(from, outcome, advertising(choice, weeks, costs), List.of());
        return new Found(
                table.with(holidays(choice, table)),
                inquiry.snapshots(),
                sold.stream().mapToLong(Sold::unrated).sum(),
                costs.stream().mapToLong(Cost::unrated).sum());
    }

    private static List<Sold> sold(QueryResult rows) {
        List<Sold> sold = new ArrayList<>();
        while (rows.hasNext()) {
            List<@Nullable Object> row = rows.next();
            sold.add(new Sold(
                    (int) Rows.number(row, 0),
                    Rows.number(row, 1),
                    Rows.amount(row, 2).doubleValue(),
                    Rows.count(row, 3)));
        }
        return sold;
    }

    private static List<Cost> costs(QueryResult rows) {
        List<Cost> costs = new ArrayList<>();
        while (rows.hasNext()) {
            List<@Nullable Object> row = rows.next();
            costs.add(new Cost(
                    (LocalDate) requireNonNull(row.get(0)),
                    (int) Rows.number(row, 1),
                    new Key(Rows.text(row, 2), Rows.text(row, 3)),
                    Rows.amount(row, 4).max(BigDecimal.ZERO).doubleValue(),
                    Rows.count(row, 5),
                    Rows.count(row, 6)));
        }
        return costs;
    }

    /** A cost of several days is spread evenly over them, as far as they lie in the range. */
    private static List<WeeklyTable.Advertising> advertising(LakeChoice choice, int weeks, List<Cost> costs) {
        LocalDate first = choice.range().from();
        Map<Key, double[][]> sums =
                new TreeMap<>(Comparator.comparing(Key::channel).thenComparing(Key::campaign));
        for (Cost cost : costs) {
            double[][] sum = sums.computeIfAbsent(cost.key(), key -> new double[2][weeks]);
            for (int i = 0; i < cost.days(); i++) {
                LocalDate day = cost.day().plusDays(i);
                if (!day.isBefore(first) && !day.isAfter(choice.range().to())) {
                    int week = (int) ((day.toEpochDay() - first.toEpochDay()) / 7);
                    sum[0][week] += cost.cost() / cost.days();
                    sum[1][week] += cost.impressions() / cost.days();
                }
            }
        }
        Map<String, Boolean> acts = new LinkedHashMap<>();
        sums.forEach(
                (key, sum) -> acts.merge(key.channel(), Arrays.stream(sum[1]).sum() > 0, Boolean::logicalAnd));
        List<WeeklyTable.Advertising> all = new ArrayList<>();
        sums.forEach((key, sum) -> {
            if (Arrays.stream(sum[0]).sum() + Arrays.stream(sum[1]).sum() > 0) {
                boolean isSeen = choice.exposure() == LakeChoice.Exposure.IMPRESSIONS
                        && Boolean.TRUE.equals(acts.get(key.channel()));
                all.add(new WeeklyTable.Advertising(
                        key.channel(), key.campaign(), sum[0], isSeen ? sum[1] : new double[0]));
            }
        });
        return all;
    }

    /** Public holidays by their names; what falls on the same weeks all years over is told by the season. */
    private static List<WeeklyTable.Influence> holidays(LakeChoice choice, WeeklyTable table) {
        Map<String, double[]> found = new TreeMap<>();
        List<Holiday> all = choice.countries().isEmpty()
                ? List.of()
                : Holidays.in(
                        choice.countries(),
                        choice.range().from(),
                        choice.range().to(),
                        Locale.ENGLISH);
        for (Holiday holiday : all) {
            if (holiday.kind() == Holiday.Kind.PUBLIC) {
                found.computeIfAbsent(holiday.name(), name -> new double[table.count()])[table.week(holiday.day())] = 1;
            }
        }
        return found.entrySet().stream()
                .map(each -> new WeeklyTable.Influence(each.getKey(), true, each.getValue()))
                .toList();
    }
}
