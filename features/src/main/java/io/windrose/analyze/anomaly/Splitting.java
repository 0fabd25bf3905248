package io.windrose.analyze.anomaly;

import io.windrose.analyze.anomaly.Explanation.Effects;
import io.windrose.analyze.anomaly.Explanation.Part;
import io.windrose.analyze.anomaly.Explanation.Segment;
import io.windrose.analyze.ask.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Splits a change into parts that add up to it.
 *
 * <p>What adds up is expected of a part by its share of the days before: {@code e[i] = E * b[i] / B}, and its change is
 * {@code a[i] - e[i]}. A ratio {@code R = sum n[i] / sum d[i]} is the mean of the parts' rates weighted by their shares
 * of the divisor, {@code R = sum w[i] r[i]}, so that its change is, with a 0 for what was expected,
 *
 * <pre>R - R0 = sum w[i] (r[i] - r0[i])  +  sum (w[i] - w0[i]) (r0[i] - R0)</pre>
 *
 * of rate and mix (the decomposition of Kitagawa, Components of a Difference Between Two Rates, JASA 50, 1955, with the
 * weights of now for the rate). The rates of before are scaled so that they come to {@code R0}.
 *
 * <p>Which parts explain, and which field explains best, is told as by Bhagwan and others, Adtributor: Revenue
 * Debugging in Advertising Systems, NSDI 2014: by explanatory power, a part's share of the whole change, and by
 * surprise, the Jensen-Shannon divergence of its share of now from that of before; of a ratio, those of its dividend
 * and divisor together.
 */
final class Splitting {
    /** A part that explains less of the change is not named. */
    private static final double LEAST_POWER = 0.1;
    /** Parts are named until they explain so much of it together. */
    private static final double ENOUGH_POWER = 0.67;

    private static final int MOST_NAMED = 5;

    private Splitting() {}

    /** What adds up, of a part or of the whole, on the day and on the days before. */
    record Amount(double now, double before) {
        static final Amount NONE = new Amount(0, 0);

        Amount less(Amount other) {
            return new Amount(now - other.now, before - other.before);
        }

        Amount and(Amount other) {
            return new Amount(now + other.now, before + other.before);
        }

        boolean isNothing(Amount of) {
            return Math.abs(now) <= 1e-9 * Math.abs(of.now) && Math.abs(before) <= 1e-9 * Math.abs(of.before);
        }
    }

    /** A part of what adds up. */
    record One(Segment segment, Amount amount) {}

    /** A part of a ratio. */
    record Two(Segment segment, Amount dividend, Amount divisor) {}

    private record Scored(Part part, double power, double surprise) {}

    /**
     * Of what adds up.
     *
     * @param whole with {@code before} above 0
     * @param expected of the whole
     */
    static Explanation.Split amounts(Field field, List<One> parts, Amount whole, double expected) {
        Amount sum = parts.stream().map(One::amount).reduce(Amount.NONE, Amount::and);
        List<One> all = new ArrayList<>(parts);
        Amount rest = whole.less(sum);
        if (!rest.isNothing(whole)) {
            all.add(new One(new Segment(Segment.Kind.OVERLAP, List.of()), rest));
        }
        List<Scored> scored = all.stream()
                .map(one -> {
                    double own = expected * one.amount().before() / whole.before();
                    double change = one.amount().now() - own;
                    Part part = new Part(one.segment(), one.amount().now(), own, change, Optional.empty());
                    return new Scored(part, change / (whole.now() - expected), surprise(one.amount(), whole));
                })
                .toList();
        return split(field, scored);
    }

    /**
     * Of a ratio.
     *
     * @param dividend of the whole, as {@code divisor} with {@code before} above 0
     * @param expected of the ratio
     */
    static Explanation.Split ratio(Field field, List<Two> parts, Amount dividend, Amount divisor, double expected) {
        Amount dividends = parts.stream().map(Two::dividend).reduce(Amount.NONE, Amount::and);
        Amount divisors = parts.stream().map(Two::divisor).reduce(Amount.NONE, Amount::and);
        List<Two> all = new ArrayList<>(parts);
        Amount rest = dividend.less(dividends);
        Amount below = divisor.less(divisors);
        if (!rest.isNothing(dividend) || !below.isNothing(divisor)) {
            all.add(new Two(new Segment(Segment.Kind.OVERLAP, List.of()), rest, below));
        }
        double whole = dividend.now() / divisor.now();
        List<Scored> scored = all.stream()
                .map(two -> {
                    double weight = two.divisor().now() / divisor.now();
                    double weightBefore = two.divisor().before() / divisor.before();
                    double carried = two.dividend().now() / divisor.now();
                    double carriedBefore = expected * two.dividend().before() / dividend.before();
                    double rateBefore = weightBefore == 0 ? expected : carriedBefore / weightBefore;
                    double mix = (weight - weightBefore) * (rateBefore - expected);
                    double change = carried - carriedBefore - expected * (weight - weightBefore);
                    Part part = new Part(
                            two.segment(),
                            weight == 0 ? null : Double.valueOf(carried / weight),
                            weightBefore == 0 ? null : Double.valueOf(rateBefore),
                            change,
                            Optional.of(new Effects(change - mix, mix)));
                    return new Scored(
                            part,
                            change / (whole - expected),
                            surprise(two.dividend(), dividend) + surprise(two.divisor(), divisor));
                })
                .toList();
        return split(field, scored);
    }

    /** Those that are named first, then the others, each by the size of their change. */
    private static Explanation.Split split(Field field, List<Scored> scored) {
        List<Scored> named = new ArrayList<>();
        double explained = 0;
        for (Scored one : scored.stream()
                .filter(each ->
                        each.power() > LEAST_POWER && each.part().segment().kind() != Segment.Kind.OVERLAP)
                .sorted(Comparator.comparingDouble(Scored::surprise)
                        .thenComparingDouble(Scored::power)
                        .reversed())
                .toList()) {
            if (named.size() < MOST_NAMED && explained < ENOUGH_POWER) {
                named.add(one);
                explained += one.power();
            }
        }
        Comparator<Scored> bySize = Comparator.comparingDouble(
                        (Scored one) -> Math.abs(one.part().change()))
                .reversed();
        List<Part> parts = new ArrayList<>();
        named.stream().sorted(bySize).map(Scored::part).forEach(parts::add);
        scored.stream()
                .filter(one -> !named.contains(one))
                .sorted(bySize)
                .map(Scored::part)
                .forEach(parts::add);
        return new Explanation.Split(
                field, named.stream().mapToDouble(Scored::surprise).sum(), parts, named.size());
    }

    /** Shares of what is below zero count as none. */
    private static double surprise(Amount part, Amount whole) {
        double before = Math.max(0, part.before() / whole.before());
        double now = whole.now() == 0 ? 0 : Math.max(0, part.now() / whole.now());
        double mean = (before + now) / 2;
        return (term(before, mean) + term(now, mean)) / 2;
    }

    private static double term(double share, double mean) {
        return share == 0 ? 0 : share * Math.log(share / mean);
    }
}
