package io.windrose.bench;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.market.Day;
import io.windrose.market.Market;
import io.windrose.market.MarketSettings;
import io.windrose.market.Refund;
import io.windrose.market.Spend;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics of a simulated market by day, as they are and with a fifth of everything missing. */
record MarketSeries(List<Metric> metrics) {
    private static final Set<String> SIGN_UPS = Set.of("Signed Up", "Account Created", "User Signed Up");
    private static final int ONE_OF = 5;

    /**
     * A metric.
     *
     * @param isCount whether its values are counts
     * @param isOfSpend whether advertising alone makes it, or is in it
     * @param fallen what each day would be with a fifth of it missing, and for a ratio a fifth of the dividend
     * @param chance the standard deviation of a day, by it, if people came and bought by chance alone, each for
     *     themselves; NaN where it is made by plans
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares metrics.
    record Metric(String name, boolean isCount, boolean isOfSpend, double[] values, double[] fallen, double[] chance) {}

    static MarketSeries of(MarketSettings settings) {
        Set<String> customers = new HashSet<>();
        try (Stream<Day> days = new Market(settings).days(2)) {
            List<Figures[]> all = days.map(day -> figures(day, customers)).toList();
            return new MarketSeries(List.of(
                    count(all, "page_views", Figures::views, Figures::viewsChance),
                    count(all, "visits", Figures::visits),
                    count(all, "visitors", Figures::visitors),
                    count(all, "sign_ups", Figures::signUps),
                    count(all, "orders", Figures::orders),
                    count(all, "buyers", Figures::buyers),
                    count(all, "new_customers", Figures::newCustomers),
                    amount(all, "revenue", Figures::revenue, Figures::revenueChance),
                    amount(
                            all,
                            "net_revenue",
                            figures -> figures.revenue() - figures.refunded(),
                            figures -> Math.hypot(figures.revenueDeviation(), figures.refundedDeviation())
                                    / (figures.revenue() - figures.refunded())),
                    amount(
                            all,
                            "refunds",
                            Figures::refunded,
                            figures -> figures.refundedDeviation() / figures.refunded()),
                    ratio(all, "average_order_value", Figures::revenue, Figures::orders, Figures::averageChance),
                    ratio(all, "conversion", Figures::buyers, Figures::visitors, Figures::conversionChance),
                    ofSpend(amount(all, "spend", Figures::cost, Figures::planned)),
                    ofSpend(amount(all, "impressions", Figures::impressions, Figures::planned)),
                    ofSpend(amount(all, "clicks", Figures::clicks, Figures::planned)),
                    ofSpend(ratio(all, "return_on_ad_spend", Figures::revenue, Figures::cost, Figures::planned)),
                    ofSpend(ratio(all, "cost_per_order", Figures::cost, Figures::orders, Figures::planned)),
                    ofSpend(ratio(
                            all, "cost_per_new_customer", Figures::cost, Figures::newCustomers, Figures::planned))));
        }
    }

    double[] clicks() {
        return metrics.stream()
                .filter(metric -> metric.name().equals("clicks"))
                .findFirst()
                .orElseThrow()
                .values();
    }

    private record Figures(
            long views,
            long visits,
            long visitors,
            long signUps,
            long orders,
            long buyers,
            long newCustomers,
            double revenue,
            double refunded,
            double cost,
            double impressions,
            double clicks,
            double viewsDeviation,
            double revenueDeviation,
            double refundedDeviation) {
        double viewsChance() {
            return viewsDeviation / views;
        }

        double revenueChance() {
            return revenueDeviation / revenue;
        }

        /** Not made by chance. */
        double planned() {
            return Double.NaN;
        }

        /** As the orders are as many as they are. */
        double averageChance() {
            double variance = revenueDeviation * revenueDeviation - revenue * revenue / orders;
            return Math.sqrt(Math.max(0, variance)) / revenue;
        }

        double conversionChance() {
            return Math.sqrt((1 - (double) buyers / visitors) / buyers);
        }
    }

    private static Figures[] figures(Day day, Set<String> customers) {
        Set<String> ids = new HashSet<>();
        List<Event> events = day.events().stream()
                .filter(event -> ids.add(event.eventId()))
                .filter(event -> !Objects.equals(event.device().device(), "robot"))
                .toList();
        Set<String> known = new HashSet<>(customers);
        events.stream().filter(MarketSeries::isOrder).forEach(event -> customers.add(who(event)));
        return new Figures[] {
            figures(day, events, known, who -> true, 1),
            figures(day, events, known, who -> Math.floorMod(Objects.hash(who, day.date()), ONE_OF) != 0, 0.8)
        };
    }

    private static Figures figures(Day day, List<Event> all, Set<String> known, Predicate<String> stays, double share) {
        List<Event> events =
                all.stream().filter(event -> stays.test(who(event))).toList();
        List<Event> orders = events.stream().filter(MarketSeries::isOrder).toList();
        return new Figures(
                events.stream().filter(event -> event.type() == EventType.PAGE).count(),
                distinct(
                        events,
                        event -> event.who().sessionId() != null,
                        event -> String.valueOf(event.who().sessionId())),
                distinct(events, event -> event.who().sessionId() != null, MarketSeries::who),
                distinct(events, event -> SIGN_UPS.contains(event.name()), MarketSeries::who),
                orders.size(),
                distinct(orders, event -> true, MarketSeries::who),
                distinct(orders, event -> !known.contains(who(event)), MarketSeries::who),
                orders.stream()
                        .map(event -> event.order().revenue())
                        .filter(Objects::nonNull)
                        .mapToDouble(BigDecimal::doubleValue)
                        .sum(),
                day.refunds().stream()
                        .filter(refund -> stays.test(refund.userId()))
                        .map(Refund::amount)
                        .mapToDouble(BigDecimal::doubleValue)
                        .sum(),
                share * spend(day, row -> row.cost().doubleValue()),
                share * spend(day, Spend::impressions),
                share * spend(day, Spend::clicks),
                deviation(events.stream()
                        .filter(event -> event.type() == EventType.PAGE)
                        .collect(Collectors.groupingBy(MarketSeries::who, Collectors.counting()))
                        .values()),
                deviation(orders.stream()
                        .map(event -> event.order().revenue())
                        .filter(Objects::nonNull)
                        .toList()),
                deviation(day.refunds().stream()
                        .filter(refund -> stays.test(refund.userId()))
                        .map(Refund::amount)
                        .toList()));
    }

    /** Of a sum of so many parts, each of which comes by chance: the square root of the sum of their squares. */
    private static double deviation(Collection<? extends Number> parts) {
        return Math.sqrt(parts.stream()
                .mapToDouble(Number::doubleValue)
                .map(part -> part * part)
                .sum());
    }

    private static double spend(Day day, ToDoubleFunction<Spend> figure) {
        return day.spend().stream()
                .filter(row -> row.revision() == 0)
                .mapToDouble(figure)
                .sum();
    }

    private static boolean isOrder(Event event) {
        return event.name().equals("Order Completed");
    }

    private static String who(Event event) {
        String user = event.who().userId();
        return user == null ? String.valueOf(event.who().anonymousId()) : user;
    }

    private static long distinct(List<Event> events, Predicate<Event> which, Function<Event, ?> what) {
        return events.stream().filter(which).map(what).distinct().count();
    }

    private static Metric count(List<Figures[]> all, String name, ToDoubleFunction<Figures> figure) {
        return count(all, name, figure, figures -> 1 / Math.sqrt(figure.applyAsDouble(figures)));
    }

    private static Metric count(
            List<Figures[]> all, String name, ToDoubleFunction<Figures> figure, ToDoubleFunction<Figures> chance) {
        return new Metric(name, true, false, values(all, 0, figure), values(all, 1, figure), values(all, 0, chance));
    }

    private static Metric amount(
            List<Figures[]> all, String name, ToDoubleFunction<Figures> figure, ToDoubleFunction<Figures> chance) {
        return new Metric(name, false, false, values(all, 0, figure), values(all, 1, figure), values(all, 0, chance));
    }

    private static Metric ratio(
            List<Figures[]> all,
            String name,
            ToDoubleFunction<Figures> dividend,
            ToDoubleFunction<Figures> divisor,
            ToDoubleFunction<Figures> chance) {
        double[] dividends = values(all, 0, dividend);
        double[] fallen = values(all, 1, dividend);
        double[] divisors = values(all, 0, divisor);
        return new Metric(name, false, false, by(dividends, divisors), by(fallen, divisors), values(all, 0, chance));
    }

    private static Metric ofSpend(Metric metric) {
        return new Metric(metric.name(), metric.isCount(), true, metric.values(), metric.fallen(), metric.chance());
    }

    private static double[] by(double[] dividends, double[] divisors) {
        double[] ratios = new double[dividends.length];
        Arrays.setAll(ratios, day -> divisors[day] == 0 ? Double.NaN : dividends[day] / divisors[day]);
        return ratios;
    }

    private static double[] values(List<Figures[]> all, int which, ToDoubleFunction<Figures> figure) {
        return all.stream().mapToDouble(day -> figure.applyAsDouble(day[which])).toArray();
    }
}
