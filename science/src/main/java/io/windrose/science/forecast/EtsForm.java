package io.windrose.science.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * Which parts an exponential smoothing model has, and how they come together (the taxonomy of Hyndman, Koehler, Ord and
 * Snyder, Forecasting with Exponential Smoothing, 2008, 2.3). With a level {@code l}, a slope {@code b}, a season
 * {@code s} of {@code m} steps, and errors {@code e} that are independent and normal with variance {@code s2}:
 *
 * <pre>
 *   q[t]  = l[t-1] + phi b[t-1]
 *   mu[t] = q[t] | q[t] + s[t-m] | q[t] s[t-m]        season NONE | ADDITIVE | MULTIPLICATIVE
 *   y[t]  = mu[t] + e[t] | mu[t] (1 + e[t])           error ADDITIVE | MULTIPLICATIVE
 *   l[t]  = q[t] + alpha (d[t] - q[t])                d: y without its season, y - s[t-m] or y / s[t-m]
 *   b[t]  = phi b[t-1] + beta (d[t] - q[t])           trend NONE: b = 0; LINEAR: phi = 1; DAMPED: phi below 1
 *   s[t]  = s[t-m] + gamma (y[t] - q[t] - s[t-m]) | s[t-m] + gamma (y[t] / q[t] - s[t-m])
 * </pre>
 */
public record EtsForm(Noise noise, Trend trend, Season season) {
    /** How the error joins. */
    public enum Noise {
        ADDITIVE,
        /** In proportion to what is expected: for positive values only. */
        MULTIPLICATIVE
    }

    /** How the level moves on. */
    public enum Trend {
        NONE,
        LINEAR,
        /** With a slope that fades. */
        DAMPED
    }

    /** How the season joins. */
    public enum Season {
        NONE,
        ADDITIVE,
        /** In proportion to the level: for positive values only. */
        MULTIPLICATIVE
    }

    /**
     * @throws IllegalArgumentException for an additive error with a multiplicative season, whose variance may be
     *     infinite
     */
    public EtsForm {
        if (noise == Noise.ADDITIVE && season == Season.MULTIPLICATIVE) {
            throw new IllegalArgumentException(
                    "A multiplicative season needs a multiplicative error: with an additive one its variance may be infinite");
        }
    }

    /** All forms, the simplest first. */
    public static List<EtsForm> all() {
        List<EtsForm> forms = new ArrayList<>();
        for (Season season : Season.values()) {
            for (Trend trend : Trend.values()) {
                for (Noise noise : Noise.values()) {
                    if (noise == Noise.MULTIPLICATIVE || season != Season.MULTIPLICATIVE) {
                        forms.add(new EtsForm(noise, trend, season));
                    }
                }
            }
        }
        return forms;
    }

    /** As in the literature: ETS(M,Ad,M). */
    public String name() {
        String ofTrend =
                switch (trend) {
                    case NONE -> "N";
                    case LINEAR -> "A";
                    case DAMPED -> "Ad";
                };
        String ofSeason =
                switch (season) {
                    case NONE -> "N";
                    case ADDITIVE -> "A";
                    case MULTIPLICATIVE -> "M";
                };
        return "ETS(%s,%s,%s)".formatted(noise == Noise.ADDITIVE ? "A" : "M", ofTrend, ofSeason);
    }

    boolean needsPositive() {
        return noise == Noise.MULTIPLICATIVE;
    }

    boolean isSeasonal() {
        return season != Season.NONE;
    }

    boolean hasTrend() {
        return trend != Trend.NONE;
    }

    boolean isDamped() {
        return trend == Trend.DAMPED;
    }

    /** Of alpha, beta, gamma, phi, those that there are. */
    int smoothingParameters() {
        return 1 + (hasTrend() ? 1 : 0) + (isSeasonal() ? 1 : 0) + (isDamped() ? 1 : 0);
    }

    /** Those of the smoothing and of the first states; the error's variance not counted. */
    int parameters(int steps) {
        return smoothingParameters() + 1 + (hasTrend() ? 1 : 0) + (isSeasonal() ? steps - 1 : 0);
    }
}
