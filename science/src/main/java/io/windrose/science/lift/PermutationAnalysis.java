package io.windrose.science.lift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Fisher's randomization test of a relative effect, and its inversion to an interval (Imbens and Rubin, Causal
 * Inference for Statistics, Social, and Biomedical Sciences, 2015, chapter 5). With {@code before[i]} and
 * {@code after[i]} the outcome of a market before and in the test, an effect {@code d} is taken away from those
 * treated, and growth as of all markets together is taken away from all:
 *
 * <pre>{@code
 * a[i] = after[i] / (1 + d) where treated, else after[i]
 * u[i] = a[i] - before[i] * sum a / sum before
 * S    = sum over strata of treated * (mean of u of those treated - mean of u of the others)
 * }</pre>
 *
 * If {@code d} is the effect, {@code u} is the same whoever was drawn, so {@code |S|} is one among those of all draws.
 * The estimate is the effect with {@code S = 0}. Effects of single days are estimated on their own and do not add up to
 * the total exactly.
 */
final class PermutationAnalysis {
    /** Draws up to which all are compared to, and how many at random of more. */
    private static final int MOST = 4_096;

    private static final double LEAST_EFFECT = -0.99;
    private static final double GREATEST_EFFECT = 100;

    private final Panel panel;
    private final GeoTest test;
    private final double confidence;
    /** By stratum: places of its markets, and whether they are treated. */
    private final int[][] markets;

    private final boolean[] isTreated;
    /** By draw and stratum: which of the stratum's choices. */
    private final int[][] draws;
    /** By stratum and choice: bits of the markets that are treated. */
    private final int[][] choices;

    private final boolean isExact;

    PermutationAnalysis(RandomizedDesign design, Panel panel, GeoTest test, double confidence, long seed) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + ", not between 0 and 1");
        }
        if (test.until() > panel.days()) {
            throw new IllegalArgumentException("the test ends with day " + test.until() + " of " + panel.days());
        }
        this.panel = panel;
        this.test = test;
        this.confidence = confidence;
        isTreated = new boolean[panel.markets().size()];
        design.treated().forEach(market -> isTreated[panel.index(market)] = true);
        markets = design.strata().stream()
                .map(stratum ->
                        stratum.markets().stream().mapToInt(panel::index).toArray())
                .toArray(int[][]::new);
        for (int[] stratum : markets) {
            for (int market : stratum) {
                if (Double.isNaN(panel.sum(market, 0, test.until()))) {
                    throw new IllegalArgumentException(
                            panel.markets().get(market) + " is not known at all days of the test and before: fill it");
                }
            }
        }
        choices = design.strata().stream()
                .map(stratum -> IntStream.range(0, 1 << stratum.markets().size())
                        .filter(bits -> Integer.bitCount(bits) == stratum.treated())
                        .toArray())
                .toArray(int[][]::new);
        double all = Arrays.stream(choices).mapToDouble(each -> each.length).reduce(1, (a, b) -> a * b);
        isExact = all <= MOST;
        draws = isExact ? all((int) all) : some(new SplittableRandom(seed));
    }

    LiftResult result() {
        List<Estimate> daily = new ArrayList<>();
        List<Estimate> cumulative = new ArrayList<>();
        double[] actual = new double[test.until()];
        double[] expected = new double[test.until()];
        double[] compared = new double[test.until()];
        for (int[] stratum : markets) {
            for (int market : stratum) {
                double[] sums = isTreated[market] ? actual : compared;
                for (int day = 0; day < test.until(); day++) {
                    sums[day] += panel.outcome()[market][day];
                }
            }
        }
        double scale = Arrays.stream(actual, 0, test.from()).sum()
                / Arrays.stream(compared, 0, test.from()).sum();
        Arrays.setAll(expected, day -> compared[day] * scale);
        Estimate relative = new Estimate(0, 0, 0);
        for (int day = test.from(); day < test.until(); day++) {
            daily.add(lift(interval(day, day + 1), actual[day]));
            relative = interval(test.from(), day + 1);
            cumulative.add(
                    lift(relative, Arrays.stream(actual, test.from(), day + 1).sum()));
            expected[day] = actual[day] - daily.getLast().value();
        }
        List<Warning> warnings = relative.isBounded()
                ? List.of()
                : List.of(new Warning(
                        Warning.Kind.FEW_TO_COMPARE,
                        "",
                        draws.length + " draws were possible, too few for an interval of "
                                + Math.round(100 * confidence) + "%"));
        return new LiftResult(
                isExact ? "randomized, all draws" : "randomized, draws at random",
                test.treated(),
                test.from(),
                test.until(),
                confidence,
                actual,
                expected,
                daily,
                cumulative,
                cumulative.getLast(),
                relative,
                pValue(test.from(), test.until()),
                warnings);
    }

    double pValue(int from, int until) {
        return pValue(0, from, until);
    }

    /** The relative effect with nothing left of it. */
    double effect(int from, int until) {
        double low = LEAST_EFFECT;
        double high = GREATEST_EFFECT;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (own(without(middle, from, until)) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private Estimate interval(int from, int until) {
        double effect = effect(from, until);
        return new Estimate(effect, end(effect, LEAST_EFFECT, from, until), end(effect, GREATEST_EFFECT, from, until));
    }

    private double end(double effect, double limit, int from, int until) {
        double rejected = 1 - confidence + 1e-12;
        if (pValue(limit, from, until) > rejected) {
            return limit < effect ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double inside = effect;
        double outside = limit;
        while (Math.abs(outside - inside) > 1e-4) {
            double middle = (inside + outside) / 2;
            if (pValue(middle, from, until) > rejected) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return outside;
    }

    private static Estimate lift(Estimate effect, double actual) {
        return new Estimate(lift(effect.value(), actual), lift(effect.low(), actual), lift(effect.high(), actual));
    }

    private static double lift(double effect, double actual) {
        return Double.isInfinite(effect) ? effect : actual * effect / (1 + effect);
    }

    private double pValue(double effect, int from, int until) {
        double[] u = without(effect, from, until);
        double own = Math.abs(own(u)) * (1 - 1e-9);
        double[][] parts = new double[markets.length][];
        for (int s = 0; s < markets.length; s++) {
            int stratum = s;
            parts[s] = Arrays.stream(choices[s])
                    .mapToDouble(bits -> part(stratum, bits, u))
                    .toArray();
        }
        int reached = 0;
        for (int[] draw : draws) {
            double sum = 0;
            for (int s = 0; s < draw.length; s++) {
                sum += parts[s][draw[s]];
            }
            reached += Math.abs(sum) >= own ? 1 : 0;
        }
        return isExact ? reached / (double) draws.length : (1.0 + reached) / (1 + draws.length);
    }

    private double[] without(double effect, int from, int until) {
        double[] u = new double[panel.markets().size()];
        double[] before = new double[u.length];
        double all = 0;
        double allBefore = 0;
        for (int[] stratum : markets) {
            for (int market : stratum) {
                before[market] = panel.sum(market, 0, test.from());
                u[market] = panel.sum(market, from, until) / (isTreated[market] ? 1 + effect : 1);
                all += u[market];
                allBefore += before[market];
            }
        }
        for (int i = 0; i < u.length; i++) {
            u[i] -= before[i] * all / allBefore;
        }
        return u;
    }

    private double own(double[] u) {
        double sum = 0;
        for (int s = 0; s < markets.length; s++) {
            int bits = 0;
            for (int i = 0; i < markets[s].length; i++) {
                bits |= isTreated[markets[s][i]] ? 1 << i : 0;
            }
            sum += part(s, bits, u);
        }
        return sum;
    }

    private double part(int stratum, int bits, double[] u) {
        int[] own = markets[stratum];
        int treated = Integer.bitCount(bits);
        double sum = 0;
        double others = 0;
        for (int i = 0; i < own.length; i++) {
            if ((bits >> i & 1) == 1) {
                sum += u[own[i]];
            } else {
                others += u[own[i]];
            }
        }
        return sum - others * treated / (own.length - treated);
    }

    private int[][] all(int count) {
        int[][] all = new int[count][choices.length];
        for (int draw = 0; draw < count; draw++) {
            int rest = draw;
            for (int s = 0; s < choices.length; s++) {
                all[draw][s] = rest % choices[s].length;
                rest /= choices[s].length;
            }
        }
        return all;
    }

    private int[][] some(SplittableRandom random) {
        int[][] some = new int[MOST][choices.length];
        for (int[] draw : some) {
            Arrays.setAll(draw, s -> random.nextInt(choices[s].length));
        }
        return some;
    }
}
