package io.windrose.science.budget;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes from the plan of the greatest mean to one by its caution. A quantile has no hull: one climbs on means in which
 * those draws count that lie about it, and keeps the best plan; that is a local search. Its bound is a true one, the
 * quantile of what each draw alone could bring at most.
 */
final class Prudence {
    private static final int ROUNDS = 8;
    private static final int PARTS = 20;
    private static final double[] STEPS = {1, 0.6, 0.35, 0.2, 0.1, 0.05};

    private final Market market;
    private final Caution caution;
    private final double[][] today;

    Prudence(Market market, Caution caution, double[][] today) {
        this.market = market;
        this.caution = caution;
        this.today = today;
    }

    /** What the caution makes great. */
    double value(double[][] plan) {
        double[] totals = market.totals(plan);
        return caution instanceof Caution.Quantile quantile
                ? quantile(totals, quantile.probability())
                : Arrays.stream(totals).average().orElseThrow();
    }

    /** Part of the draws above zero. */
    static double beats(double[] gain) {
        return Arrays.stream(gain).filter(each -> each > 0).count() / (double) gain.length;
    }

    /** @param found of the mean */
    Search.Found prudent(Search search, Search.Found found, Region region) {
        return switch (caution) {
            case Caution.Mean mean -> found;
            case Caution.Quantile quantile -> {
                double[][] plan =
                        climbed(search, found.plan(), region, quantile.probability(), new double[market.draws]);
                double value = value(plan);
                double bound = quantile(search.bounds(region, plan), quantile.probability());
                yield new Search.Found(plan, value, Math.max(bound, value), found.nodes());
            }
            case Caution.Beating beating -> beating(search, found, region, beating.probability());
        };
    }

    /** Between the plan of the greatest mean and the one that beats today's most surely; else today's, if it may be. */
    private Search.Found beating(Search search, Search.Found found, Region region, double probability) {
        double[] base = market.totals(today);
        double[][] sure = climbed(search, found.plan(), region, 1 - probability, base);
        double @Nullable [][] best = null;
        double value = Double.NEGATIVE_INFINITY;
        for (int part = 0; part <= PARTS; part++) {
            double[][] plan = search.fitting(Ascent.between(found.plan(), sure, part / (double) PARTS), region);
            double[] totals = market.totals(plan);
            double mean = Arrays.stream(totals).average().orElseThrow();
            Arrays.setAll(totals, d -> totals[d] - base[d]);
            if (mean > value && beats(totals) >= probability) {
                best = plan;
                value = mean;
            }
        }
        if (best == null) {
            best = search.fitting(today, region);
            value = value(best);
        }
        return new Search.Found(best, value, Math.max(found.bound(), value), found.nodes());
    }

    /** From a plan towards where those draws climb that lie about its quantile, as far as that helps. */
    private double[][] climbed(Search search, double[][] start, Region region, double probability, double[] less) {
        double[][] best = start;
        double[] totals = differences(best, less);
        double value = quantile(totals, probability);
        double width = 0.5;
        for (int round = 0; round < ROUNDS; round++) {
            double[][] target = search.climb(best, region, near(totals, value, width));
            double[][] from = best;
            double before = value;
            for (double part : STEPS) {
                double[][] plan = Ascent.between(from, target, part);
                double[] tried = differences(plan, less);
                double reached = quantile(tried, probability);
                if (reached > value) {
                    value = reached;
                    best = plan;
                    totals = tried;
                }
            }
            width = value > before ? width : 0.5 * width;
        }
        return best;
    }

    private double[] differences(double[][] plan, double[] less) {
        double[] totals = market.totals(plan);
        Arrays.setAll(totals, d -> totals[d] - less[d]);
        return totals;
    }

    /** Weights that fall with the distance from a figure, by a part of the draws' standard deviation. */
    private static double[] near(double[] totals, double figure, double part) {
        double mean = Arrays.stream(totals).average().orElseThrow();
        double variance = Arrays.stream(totals)
                .map(each -> (each - mean) * (each - mean))
                .average()
                .orElseThrow();
        double width = Math.max(part * Math.sqrt(variance), 1e-12 * Math.abs(mean) + Double.MIN_NORMAL);
        double[] weights = Arrays.stream(totals)
                .map(each -> Math.exp(-0.5 * Math.pow((each - figure) / width, 2)))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(each -> each / sum).toArray();
    }

    /** As {@code Interval} takes it. */
    static double quantile(double[] values, double probability) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = probability * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
