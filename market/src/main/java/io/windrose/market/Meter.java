package io.windrose.market;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What the tracker tells aside of the pages of one visit: for how long they had their reader's attention, and how fast
 * they were. Most visits are not measured, as on sites that measure a sample.
 */
final class Meter {
    static final Meter OFF = new Meter(new SplittableRandom(0), false, false, Speed.NONE);

    private static final int EARLIEST = 200;
    private static final int LATEST = 2_000;
    private static final double TENTHS = 100;

    private final SplittableRandom random;
    private final boolean attention;
    private final boolean speed;
    private final Speed site;
    private long tenths;
    private final Map<String, Measured> vitals = new HashMap<>();

    private Meter(SplittableRandom random, boolean attention, boolean speed, Speed site) {
        this.random = random;
        this.attention = attention;
        this.speed = speed;
        this.site = site;
    }

    static Meter of(Visit visit, int part, Parameters.Measuring parameters) {
        SplittableRandom random =
                new SplittableRandom(visit.person().fate().hash(Purpose.MEASURING, part, visit.day()));
        boolean attention = random.nextDouble() < parameters.attentionShare();
        boolean speed = random.nextDouble() < parameters.speedShare();
        return attention || speed ? new Meter(random, attention, speed, new Speed(parameters, Visitor.of(visit))) : OFF;
    }

    /** An event, in the tracker's form. */
    record Told(String name, Instant at, String properties) {}

    /** Of what is told here. */
    SplittableRandom random() {
        return random;
    }

    /** @param next when something else is done; the page is left a moment before */
    List<Told> left(String path, Instant viewed, Instant next) {
        if (this == OFF) {
            return List.of();
        }
        Instant left = next.minusMillis(EARLIEST + random.nextInt(LATEST)).truncatedTo(ChronoUnit.MILLIS);
        List<Told> told = new ArrayList<>();
        if (attention) {
            told.add(new Told(
                    "Page Left", left, read(Duration.between(viewed, left).toMillis())));
        }
        if (speed) {
            measure(path, viewed, left, told);
        }
        return told;
    }

    private String read(long stayed) {
        double share = site.isDesktop() ? 0.45 + 0.52 * random.nextDouble() : 0.3 + 0.65 * random.nextDouble();
        long engaged = Math.round(stayed * share / TENTHS);
        tenths += engaged;
        double seen = site.isDesktop() ? 0.35 : 0.2;
        long depth = Math.round(100 * (seen + (1 - seen) * random.nextDouble()));
        return "{\"engaged_seconds\":"
                + BigDecimal.valueOf(engaged, 1).stripTrailingZeros().toPlainString() + ",\"scroll_depth\":" + depth
                + "}";
    }

    private void measure(String path, Instant viewed, Instant left, List<Told> told) {
        String navigation = navigation(random.nextDouble());
        Map<Vital, Double> values = site.of(path, random);
        double loaded = requireNonNull(values.get(Vital.LCP));
        values.forEach((vital, value) -> {
            String id = "v6-" + viewed.plusMillis(80).toEpochMilli() + "-"
                    + (1_000_000_000_000L + (long) (random.nextDouble() * (9e12 - 1)));
            if (!vital.isKnownTo(site.browser())) {
                return;
            }
            Instant at =
                    switch (vital) {
                        case FCP -> viewed.plusMillis(Math.round(value));
                        case TTFB -> viewed.plusMillis(Math.round(loaded));
                        case LCP, CLS, INP -> left;
                    };
            BigDecimal rounded = BigDecimal.valueOf(
                    Math.round(vital == Vital.CLS ? value * 10_000 : value), vital == Vital.CLS ? 4 : 0);
            told.add(new Told(
                    "Web Vital",
                    (at.isBefore(left) ? at : left).truncatedTo(ChronoUnit.MILLIS),
                    "{\"name\":\"" + vital + "\",\"value\":"
                            + (rounded.signum() == 0
                                    ? "0"
                                    : rounded.stripTrailingZeros().toPlainString())
                            + ",\"rating\":\"" + vital.rating(value) + "\",\"metric_id\":\"" + id
                            + "\",\"navigation_type\":\"" + navigation + "\"}"));
            keep(vital, rounded.doubleValue());
        });
    }

    private void keep(Vital vital, double value) {
        Measured measured = new Measured(vital, List.of(value));
        vitals.merge(vital.name(), measured, Measured::plus);
        vitals.merge(vital.name() + " " + site.device(), measured, Measured::plus);
    }

    private static String navigation(double unit) {
        return unit < 0.86 ? "navigate" : unit < 0.95 ? "back-forward" : "reload";
    }

    Counts.Web measured() {
        return this == OFF ? Counts.Web.NONE : new Counts.Web(attention ? 1 : 0, BigDecimal.valueOf(tenths, 1), vitals);
    }
}
