package io.windrose.bench;

import io.windrose.science.mix.Control;
import io.windrose.science.mix.Media;
import io.windrose.science.mix.MixData;
import io.windrose.science.mix.Season;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A market whose curves are known: channels with carry-over and saturation on a baseline with season, trend, price and
 * demand that nobody measured. Not drawn from the model's own priors.
 */
public final class PlanMarket {
    /** How the money was spent, which decides what can be learned from it. */
    public enum Kind {
        /** Each channel for itself, up and down. */
        VARIED,
        /** After a demand that nobody measured. */
        CONFOUNDED,
        /** Two channels always together. */
        COLLINEAR,
        /** One channel always about the same. */
        FLAT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int CARRIED = 13;

    final Kind kind;
    final int weeks;
    final int ahead;
    /** By channel and week. */
    final double[][] spend;
    /** The market's own plan: the last year's mean, every week alike. */
    final double[][] today;

    private final double[][] weights;
    private final double[] half;
    private final double[] slope;
    private final double[] factor;
    private final double[] revenue;
    private final double[] price;

    PlanMarket(Kind kind, int channels, int weeks, int ahead, SplittableRandom random) {
        this.kind = kind;
        this.weeks = weeks;
        this.ahead = ahead;
        spend = new double[channels][weeks];
        today = new double[channels][ahead];
        weights = new double[channels][CARRIED];
        half = new double[channels];
        slope = new double[channels];
        factor = new double[channels];
        revenue = new double[weeks];
        price = new double[weeks];
        double[] demand = new double[weeks];
        for (int t = 0; t < weeks; t++) {
            demand[t] = (t > 0 ? 0.8 * demand[t - 1] : 0) + 0.6 * random.nextGaussian();
            price[t] = random.nextGaussian();
        }
        for (int i = 0; i < channels; i++) {
            draw(i, demand, random);
        }
        if (kind == Kind.COLLINEAR) {
            double ratio = mean(spend[1]) / mean(spend[0]);
            Arrays.setAll(spend[1], t -> ratio * spend[0][t] * Math.exp(0.05 * random.nextGaussian()));
        }
        double trend = 0.2 * random.nextGaussian();
        for (int t = 0; t < weeks; t++) {
            revenue[t] = 1_000
                    + 100 * Math.sin(2 * Math.PI * t / Season.YEAR)
                    + 200 * trend * t / weeks
                    - 30 * price[t]
                    + (kind == Kind.CONFOUNDED ? 60 * demand[t] : 0)
                    + 40 * random.nextGaussian();
        }
        for (int i = 0; i < channels; i++) {
            double[] effect = effect(i, spend[i]);
            for (int t = 0; t < weeks; t++) {
                revenue[t] += effect[t];
            }
            double usual = mean(Arrays.copyOfRange(spend[i], weeks - 52, weeks));
            Arrays.fill(today[i], usual);
        }
    }

    private void draw(int i, double[] demand, SplittableRandom random) {
        double usual = 40 * Math.exp(0.6 * random.nextGaussian());
        double kept = 0.1 + 0.6 * random.nextDouble();
        double sum = 0;
        for (int lag = 0; lag < CARRIED; lag++) {
            weights[i][lag] = Math.pow(kept, lag);
            sum += weights[i][lag];
        }
        for (int lag = 0; lag < CARRIED; lag++) {
            weights[i][lag] /= sum;
        }
        half[i] = usual * Math.exp(0.5 * random.nextGaussian());
        slope[i] = 0.8 + random.nextDouble();
        double saturated = 1 / (1 + Math.pow(half[i] / usual, slope[i]));
        // What a unit of spend returns in revenue: with a margin of 0.4 about half of the channels pay.
        factor[i] = usual * Math.exp(0.9 + 0.6 * random.nextGaussian()) / saturated;
        for (int t = 0; t < weeks; t++) {
            boolean isOn = random.nextDouble() < 0.75;
            double varied = isOn ? usual * Math.exp(0.6 * random.nextGaussian()) : 0;
            spend[i][t] = switch (kind) {
                case CONFOUNDED -> usual * Math.exp(0.5 * demand[t] + 0.25 * random.nextGaussian());
                case FLAT -> i == 0 ? usual * (1 + 0.03 * random.nextGaussian()) : varied;
                case VARIED, COLLINEAR -> varied;
            };
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private double[] effect(int i, double[] series) {
        double[] effect = new double[series.length];
        for (int t = 0; t < effect.length; t++) {
            double stock = 0;
            for (int lag = 0; lag <= Math.min(t, CARRIED - 1); lag++) {
                stock += weights[i][lag] * series[t - lag];
            }
            effect[t] = stock > 0 ? factor[i] / (1 + Math.pow(half[i] / stock, slope[i])) : 0;
        }
        return effect;
    }

    MixData data() {
        List<Media> media = new ArrayList<>();
        for (int i = 0; i < spend.length; i++) {
            media.add(Media.spend(name(i), spend[i]));
        }
        return MixData.national(revenue, media, List.of(Control.of("price", price)));
    }

    static String name(int channel) {
        return "channel " + (channel + 1);
    }

    /** What a channel truly brought over all weeks. */
    double contribution(int channel) {
        return Arrays.stream(effect(channel, spend[channel])).sum();
    }

    /** Profit that a plan truly brings, what comes after its last week and by past spend included. */
    double profit(double[][] plan, double margin) {
        double profit = 0;
        for (int i = 0; i < plan.length; i++) {
            double[] series = Arrays.copyOf(spend[i], weeks + ahead + CARRIED - 1);
            System.arraycopy(plan[i], 0, series, weeks, ahead);
            double[] effect = effect(i, series);
            profit += margin * Arrays.stream(effect, weeks, effect.length).sum()
                    - Arrays.stream(plan[i]).sum();
        }
        return profit;
    }
}
