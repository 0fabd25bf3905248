package io.windrose.analyze.web;

import static java.util.Objects.requireNonNull;

import io.windrose.analyze.PlainCount;
import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.DateRange;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The same figures counted event by event, as the specification reads. */
final class PlainWeb {
    private static final String UNKNOWN = "unknown";

    private final Instant from;
    private final Instant to;
    private final List<Condition> where;
    private final PlainCount counted;

    PlainWeb(List<Event> events, ZoneId zone, List<Condition> where, DateRange range) {
        this.from = range.from().atStartOfDay(zone).toInstant();
        this.to = range.to().plusDays(1).atStartOfDay(zone).toInstant();
        this.where = where;
        this.counted = new PlainCount(events, from, to);
    }

    static String words(Object... figures) {
        return Stream.of(figures)
                .map(figure -> switch (figure) {
                    case Double number -> "%.4f".formatted(number);
                    case WebAnalysis.Attention attention -> words(attention.visits(), attention.seconds());
                    default -> figure.toString();
                })
                .collect(Collectors.joining(" "));
    }

    static String words(WebAnalysis.Visits visits) {
        return words(
                visits.number(),
                visits.visitors(),
                visits.bounces(),
                visits.converted(),
                visits.orders(),
                visits.withoutRate(),
                visits.revenue().setScale(2, RoundingMode.UNNECESSARY),
                visits.attention());
    }

    private boolean isIn(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    private boolean fits(Event event) {
        return where.stream().allMatch(condition -> {
            String value = condition.field().word().equals("device")
                    ? event.device().device()
                    : event.page().path();
            return value != null && condition.values().contains(value);
        });
    }

    private static boolean isView(Event event) {
        return event.type() == EventType.PAGE;
    }

    private static String page(Event event) {
        String path = event.page().path();
        if (path != null) {
            return path;
        }
        return isView(event) ? event.name() : UNKNOWN;
    }

    private List<Event> views(PlainCount.Visit visit) {
        return visit.events().stream()
                .filter(PlainWeb::isView)
                .sorted(Comparator.comparing(Event::occurredAt)
                        .thenComparing(PlainWeb::page)
                        .thenComparing(event -> !fits(event)))
                .toList();
    }

    private static Optional<Double> seconds(Event event) {
        return event.name().equals("Page Left") ? Optional.of(number(event, "engaged_seconds")) : Optional.empty();
    }

    private static double number(Event event, String key) {
        return Double.parseDouble(property(event, key));
    }

    private static String property(Event event, String key) {
        Matcher found = Pattern.compile("\"" + key + "\": \"?([^\",}]+)").matcher(event.properties());
        if (!found.find()) {
            throw new IllegalArgumentException(event.properties());
        }
        return requireNonNull(found.group(1));
    }

    Map<String, String> told(int rows) {
        Map<String, String> told = new TreeMap<>();
        List<PlainCount.Visit> fitting = counted.visits().stream()
                .filter(visit -> visit.events().stream().anyMatch(this::fits))
                .toList();
        landings(told, fitting, rows);
        pages(told, rows);
        vitals(told, rows);
        return told;
    }

    private String landing(PlainCount.@Nullable Visit visit) {
        List<Event> views = visit == null ? List.of() : views(visit);
        return views.isEmpty() ? UNKNOWN : page(views.getFirst());
    }

    private void landings(Map<String, String> told, List<PlainCount.Visit> fitting, int rows) {
        List<PlainCount.Placed> orders = counted.orders().stream()
                .filter(order -> order.visit().map(fitting::contains).orElse(where.isEmpty()))
                .toList();
        List<PlainCount.Visit> began =
                fitting.stream().filter(visit -> isIn(visit.started())).toList();
        List<PlainCount.Placed> inTime =
                orders.stream().filter(order -> isIn(order.moment())).toList();
        Map<String, Long> visits = began.stream().collect(Collectors.groupingBy(this::landing, Collectors.counting()));
        Map<String, Long> bought = inTime.stream()
                .collect(Collectors.groupingBy(order -> landing(order.visit().orElse(null)), Collectors.counting()));
        Set<String> all = new HashSet<>(visits.keySet());
        all.addAll(bought.keySet());
        Set<String> top = all.stream()
                .filter(page -> !page.equals(UNKNOWN))
                .sorted(Comparator.comparingLong((String page) -> -visits.getOrDefault(page, 0L))
                        .thenComparingLong(page -> -bought.getOrDefault(page, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(rows)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Function<String, String> label = page -> top.contains(page) || page.equals(UNKNOWN) ? page : "others";
        told.put("all", words(visits(began, orders, inTime)));
        all.stream().map(label).distinct().forEach(row -> {
            Function<PlainCount.@Nullable Visit, Boolean> isOf =
                    visit -> label.apply(landing(visit)).equals(row);
            told.put(
                    "landing " + row,
                    words(visits(
                            began.stream().filter(isOf::apply).toList(),
                            orders,
                            inTime.stream()
                                    .filter(order -> isOf.apply(order.visit().orElse(null)))
                                    .toList())));
        });
    }

    private WebAnalysis.Visits visits(
            List<PlainCount.Visit> began, List<PlainCount.Placed> orders, List<PlainCount.Placed> inTime) {
        Set<PlainCount.Visit> buyers =
                orders.stream().flatMap(order -> order.visit().stream()).collect(Collectors.toSet());
        long noRate = inTime.stream().filter(PlainWeb::hasNoRate).count();
        List<Event> left = began.stream()
                .flatMap(visit -> visit.events().stream())
                .filter(event -> seconds(event).isPresent())
                .toList();
        return new WebAnalysis.Visits(
                began.size(),
                began.stream().map(PlainCount.Visit::person).distinct().count(),
                began.stream().filter(visit -> views(visit).size() == 1).count(),
                began.stream().filter(buyers::contains).count(),
                inTime.size(),
                noRate,
                new BigDecimal("19.90").multiply(BigDecimal.valueOf(inTime.size() - noRate)),
                new WebAnalysis.Attention(
                        began.stream()
                                .filter(visit -> visit.events().stream()
                                        .anyMatch(event -> seconds(event).isPresent()))
                                .count(),
                        left.stream()
                                .mapToDouble(event -> seconds(event).orElseThrow())
                                .sum()));
    }

    private static boolean hasNoRate(PlainCount.Placed order) {
        return "CHF".equals(order.told().getFirst().order().currency());
    }

    private record Seen(
            String page, boolean isView, boolean isFirst, boolean isLast, Optional<Double> seconds, int visit) {}

    private void pages(Map<String, String> told, int rows) {
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < counted.visits().size(); i++) {
            PlainCount.Visit visit = counted.visits().get(i);
            List<Event> views = views(visit);
            for (Event event : visit.events()) {
                if (isIn(event.occurredAt())
                        && fits(event)
                        && (isView(event) || seconds(event).isPresent())) {
                    seen.add(new Seen(
                            page(event),
                            isView(event),
                            isView(event) && views.getFirst().equals(event),
                            isView(event) && views.getLast().equals(event),
                            seconds(event),
                            i));
                }
            }
        }
        told.put("views", Long.toString(seen.stream().filter(Seen::isView).count()));
        Map<String, List<Seen>> byPage = seen.stream().collect(Collectors.groupingBy(Seen::page));
        Set<String> top =
                top(byPage, rows, of -> of.stream().filter(Seen::isView).count());
        top.addAll(top(byPage, rows, of -> of.stream().filter(Seen::isLast).count()));
        Map<String, List<Seen>> byLabel = seen.stream()
                .collect(Collectors.groupingBy(
                        each -> top.contains(each.page()) || each.page().equals(UNKNOWN) ? each.page() : "others"));
        // Attention of the others is of visits by page.
        byLabel.forEach((label, of) -> told.put(
                "page " + label,
                words(
                        of.stream().filter(Seen::isView).count(),
                        of.stream().filter(Seen::isFirst).count(),
                        of.stream().filter(Seen::isLast).count(),
                        of.stream()
                                .filter(each -> each.seconds().isPresent())
                                .map(each -> each.page() + " " + each.visit())
                                .distinct()
                                .count(),
                        of.stream()
                                .mapToDouble(each -> each.seconds().orElse(0.0))
                                .sum())));
    }

    private static Set<String> top(Map<String, List<Seen>> byPage, int rows, ToLongFunction<List<Seen>> figure) {
        return byPage.keySet().stream()
                .filter(page -> !page.equals(UNKNOWN))
                .sorted(Comparator.comparingLong((String page) -> -figure.applyAsLong(requireNonNull(byPage.get(page))))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(rows)
                .collect(Collectors.toSet());
    }

    private record Load(Vital vital, String page, String device, String id) {}

    private void vitals(Map<String, String> told, int rows) {
        Map<Load, Double> values = new HashMap<>();
        counted.events().stream()
                .filter(event -> event.name().equals("Web Vital"))
                .filter(event -> isIn(event.occurredAt()) && fits(event))
                .filter(event -> !property(event, "name").equals("FID"))
                .forEach(event -> values.merge(
                        new Load(
                                Vital.valueOf(property(event, "name")),
                                event.page().path() == null ? "" : page(event),
                                requireNonNull(event.device().device()),
                                property(event, "metric_id")),
                        number(event, "value"),
                        Math::max));
        Map<String, Long> pages =
                values.keySet().stream().collect(Collectors.groupingBy(Load::page, Collectors.counting()));
        Set<String> top = pages.keySet().stream()
                .sorted(Comparator.comparingLong((String page) -> -requireNonNull(pages.get(page)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(rows)
                .collect(Collectors.toSet());
        Map<String, List<Map.Entry<Load, Double>>> cells = new HashMap<>();
        for (Map.Entry<Load, Double> each : values.entrySet()) {
            Load load = each.getKey();
            for (String device : List.of("all", load.device())) {
                cells.computeIfAbsent("%s all %s".formatted(load.vital(), device), key -> new ArrayList<>())
                        .add(each);
                if (top.contains(load.page())) {
                    cells.computeIfAbsent(
                                    "%s %s %s".formatted(load.vital(), load.page(), device), key -> new ArrayList<>())
                            .add(each);
                }
            }
        }
        cells.forEach((cell, of) -> told.put(
                cell,
                words(
                        (long) of.size(),
                        of.stream()
                                .filter(each ->
                                        each.getValue() <= each.getKey().vital().good())
                                .count(),
                        of.stream()
                                .filter(each ->
                                        each.getValue() > each.getKey().vital().fair())
                                .count(),
                        quantile(of.stream().map(Map.Entry::getValue).sorted().toList()))));
    }

    /** Between the two nearest values, by their distance. */
    private static double quantile(List<Double> sorted) {
        double place = 0.75 * (sorted.size() - 1);
        double low = sorted.get((int) Math.floor(place));
        return low + (place - Math.floor(place)) * (sorted.get((int) Math.ceil(place)) - low);
    }
}
