package io.windrose.science.budget;

import io.windrose.science.mix.Response;
import io.windrose.science.mix.Saturation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one part of a line brings by draw, with derivatives by the line's spend. Weeks are those of the plan and those
 * after it until its effect is over. One thread at a time.
 */
final class Strand {
    /** Units below which the slope is that at these units, as some curves start with an infinite one. */
    private static final double START = 1e-8;

    final int draws;
    private final int weeks;
    private final int lags;
    private final int span;
    /** What a week after the plan counts. */
    private final double after;

    private final Saturation saturation;
    private final double[] first;
    private final double[] second;
    private final double[] factor;
    /** By draw and lag: units of a unit of spend. */
    private final double[] kernel;
    /** By draw and week: units by the spend before. */
    private final double[] carried;
    /** By draw: units from which the curve bends down. */
    private final double[] inflection;

    private final double[] stock;
    private final double[] effect;
    private final double[] slope;
    private final double[] curvature;
    private final double[][] unused;
    private final double[] oneStock = new double[1];
    private final double[] oneEffect = new double[1];
    private final double[] oneSlope = new double[1];
    private final double[][] oneUnused;

    /** @param worth of a unit of the outcome */
    Strand(Line.Part part, int weeks, double worth, double after) {
        Response response = part.response();
        this.weeks = weeks;
        this.after = after;
        saturation = response.saturation();
        draws = response.draws().size();
        lags = response.draws().stream()
                .mapToInt(each -> each.weights().length)
                .max()
                .orElseThrow();
        span = weeks + lags - 1;
        first = new double[draws];
        second = new double[draws];
        factor = new double[draws];
        inflection = new double[draws];
        kernel = new double[draws * lags];
        carried = new double[draws * span];
        double[] past = response.past();
        for (int d = 0; d < draws; d++) {
            Response.Draw draw = response.draws().get(d);
            first[d] = draw.first();
            second[d] = draw.second();
            factor[d] = draw.factor() * worth;
            inflection[d] = saturation.inflection(first[d], second[d]);
            double[] weights = draw.weights();
            for (int lag = 0; lag < weights.length; lag++) {
                kernel[d * lags + lag] = weights[lag] * part.share() / response.unit();
                for (int week = 0; week < Math.min(lag, span); week++) {
                    int at = past.length - (lag - week);
                    if (at >= 0) {
                        carried[d * span + week] += weights[lag] * past[at] / response.unit();
                    }
                }
            }
        }
        stock = new double[span];
        effect = new double[span];
        slope = new double[span];
        curvature = new double[span];
        unused = new double[saturation.parameters().size()][span];
        oneUnused = new double[unused.length][1];
    }

    int span() {
        return span;
    }

    /** Weeks that act together at most. */
    int reach() {
        return Math.min(lags, weeks);
    }

    /** What a draw brings, all in all. */
    double total(double[] spend, int draw) {
        fill(spend, draw);
        saturation.evaluate(stock, first[draw], second[draw], effect, slope, unused);
        double sum = 0;
        double rest = 0;
        for (int t = 0; t < span; t++) {
            if (t < weeks) {
                sum += effect[t];
            } else {
                rest += effect[t];
            }
        }
        return factor[draw] * (sum + after * rest);
    }

    /** What a draw brings by week of the plan, added. */
    void add(double[] spend, int draw, double[] into) {
        fill(spend, draw);
        saturation.evaluate(stock, first[draw], second[draw], effect, slope, unused);
        for (int t = 0; t < into.length; t++) {
            into[t] += factor[draw] * effect[t];
        }
    }

    /** Adds a draw's derivatives by the spend of each week, and returns what it brings. */
    double slopes(double[] spend, int draw, double[] gradient) {
        return evaluate(spend, draw, 1, null, gradient, null);
    }

    /**
     * What a draw brings, times its weight.
     *
     * @param hull in place of the curves, or null
     * @param gradient to which derivatives are added
     * @param bend to which second derivatives are added where curves bend down, turned round; by distance of two weeks
     *     and the first of them; or null
     */
    double evaluate(
            double[] spend,
            int draw,
            double weight,
            @Nullable Hull hull,
            double[] gradient,
            double @Nullable [][] bend) {
        fill(spend, draw);
        for (int t = 0; t < span; t++) {
            stock[t] = Math.max(stock[t], START);
        }
        saturation.evaluate(stock, first[draw], second[draw], effect, slope, unused);
        double by = weight * factor[draw];
        double sum = 0;
        for (int t = 0; t < span; t++) {
            double counts = t < weeks ? by : by * after;
            curvature[t] = counts
                    * Math.max(0, -saturation.curvature(stock[t], first[draw], second[draw], effect[t], slope[t]));
            double value = effect[t];
            double steep = slope[t];
            if (hull != null) {
                int at = draw * span + t;
                if (stock[t] < hull.until[at]) {
                    value = hull.value[at] + hull.slope[at] * (stock[t] - hull.from[at]);
                    steep = hull.slope[at];
                    curvature[t] = 0;
                }
            }
            sum += counts * value;
            slope[t] = counts * steep;
        }
        for (int lag = 0; lag < lags; lag++) {
            double k = kernel[draw * lags + lag];
            if (k != 0) {
                for (int week = 0; week < weeks; week++) {
                    gradient[week] += k * slope[week + lag];
                }
            }
        }
        if (bend != null) {
            bend(draw, bend);
        }
        return sum;
    }

    /**
     * What one more unit of a week's spend can bring at most where the week has so much, whatever other weeks have: a
     * hull's slope is nowhere above the curve's greatest from there on, which is that at the inflection or there.
     */
    double steepest(double spend, double[] weights) {
        double sum = 0;
        double[] at = new double[lags];
        double[] value = new double[lags];
        double[] derivative = new double[lags];
        double[][] scratch = new double[unused.length][lags];
        for (int d = 0; d < draws; d++) {
            if (weights[d] > 0) {
                for (int lag = 0; lag < lags; lag++) {
                    at[lag] = Math.max(Math.max(kernel[d * lags + lag] * spend, inflection[d]), START);
                }
                saturation.evaluate(at, first[d], second[d], value, derivative, scratch);
                for (int lag = 0; lag < lags; lag++) {
                    sum += weights[d] * factor[d] * kernel[d * lags + lag] * derivative[lag];
                }
            }
        }
        return sum;
    }

    /** Adds to each week the part of what a hull lies above its curve that the week's room has in it. */
    void gaps(double[] spend, int draw, double weight, Hull hull, double[] room, double[] into) {
        fill(spend, draw);
        saturation.evaluate(stock, first[draw], second[draw], effect, slope, unused);
        for (int t = 0; t < span; t++) {
            int at = draw * span + t;
            if (stock[t] < hull.until[at]) {
                double above = hull.value[at] + hull.slope[at] * (stock[t] - hull.from[at]) - effect[t];
                double counts = weight * factor[draw] * (t < weeks ? 1 : after);
                for (int lag = Math.max(0, t - weeks + 1); lag < Math.min(lags, t + 1); lag++) {
                    into[t - lag] += counts * above * kernel[draw * lags + lag] * room[t - lag];
                }
            }
        }
    }

    private void bend(int draw, double[][] bend) {
        for (int apart = 0; apart < Math.min(lags, weeks); apart++) {
            double[] into = bend[apart];
            for (int lag = 0; lag + apart < lags; lag++) {
                double product = kernel[draw * lags + lag] * kernel[draw * lags + lag + apart];
                if (product != 0) {
                    for (int week = 0; week + apart < weeks; week++) {
                        into[week] += product * curvature[week + lag + apart];
                    }
                }
            }
        }
    }

    private void fill(double[] spend, int draw) {
        System.arraycopy(carried, draw * span, stock, 0, span);
        carry(spend, draw, stock);
    }

    private void carry(double[] spend, int draw, double[] into) {
        for (int lag = 0; lag < lags; lag++) {
            double k = kernel[draw * lags + lag];
            if (k != 0) {
                for (int week = 0; week < weeks; week++) {
                    into[week + lag] += k * spend[week];
                }
            }
        }
    }

    /**
     * The least concave functions above the curves over the units that bounds of spend permit: a line up to where it
     * touches the curve, then the curve.
     *
     * @param most spend of all weeks
     */
    Hull hull(double[] lower, double[] upper, double most) {
        Hull hull = new Hull(draws * span);
        double[] low = new double[span];
        double[] high = new double[span];
        for (int d = 0; d < draws; d++) {
            if (inflection[d] > 0) {
                double heaviest = 0;
                for (int lag = 0; lag < lags; lag++) {
                    heaviest = Math.max(heaviest, kernel[d * lags + lag]);
                }
                System.arraycopy(carried, d * span, low, 0, span);
                System.arraycopy(carried, d * span, high, 0, span);
                carry(lower, d, low);
                carry(upper, d, high);
                for (int t = 0; t < span; t++) {
                    high[t] = Math.min(high[t], carried[d * span + t] + heaviest * most);
                    if (low[t] < inflection[d]) {
                        int at = d * span + t;
                        if (t > 0
                                && low[t] == low[t - 1]
                                && (high[t] == high[t - 1] || high[t] >= hull.until[at - 1])) {
                            hull.copy(at - 1, at);
                        } else {
                            bridge(hull, at, d, low[t], Math.max(high[t], low[t]));
                        }
                    }
                }
            }
        }
        return hull;
    }

    private void bridge(Hull hull, int at, int draw, double low, double high) {
        point(draw, low);
        double start = oneEffect[0];
        hull.from[at] = low;
        hull.value[at] = start;
        hull.slope[at] = oneSlope[0];
        hull.until[at] = Double.POSITIVE_INFINITY;
        if (high - low <= 1e-12 * (1 + high)) {
            return;
        }
        point(draw, high);
        double chord = (oneEffect[0] - start) / (high - low);
        hull.slope[at] = chord;
        if (high <= inflection[draw] || oneSlope[0] >= chord) {
            return;
        }
        // Newton's method where it stays between, else halves: the slope equals that of the chord.
        double below = Math.max(low, inflection[draw]);
        double above = high;
        double touch = Math.min(high, low + 2 * (below - low));
        for (int i = 0; i < 60; i++) {
            point(draw, touch);
            double excess = oneSlope[0] * (touch - low) - (oneEffect[0] - start);
            if (excess > 0) {
                below = touch;
            } else {
                above = touch;
            }
            double curvature = saturation.curvature(touch, first[draw], second[draw], oneEffect[0], oneSlope[0]);
            double next = touch - excess / (curvature * (touch - low));
            next = next > below && next < above ? next : 0.5 * (below + above);
            boolean isClose = Math.abs(next - touch) <= 1e-9 * touch;
            touch = next;
            if (isClose) {
                break;
            }
        }
        point(draw, touch);
        hull.slope[at] = (oneEffect[0] - start) / (touch - low);
        hull.until[at] = touch;
    }

    /** Sets {@code oneEffect} and {@code oneSlope}. */
    private void point(int draw, double at) {
        oneStock[0] = at;
        saturation.evaluate(oneStock, first[draw], second[draw], oneEffect, oneSlope, oneUnused);
    }

    /** By draw and week: {@code value + slope (a - from)} below {@code until}, the curve from there on. */
    static final class Hull {
        final double[] from;
        final double[] value;
        final double[] slope;
        final double[] until;

        Hull(int size) {
            from = new double[size];
            value = new double[size];
            slope = new double[size];
            until = new double[size];
            Arrays.fill(until, Double.NEGATIVE_INFINITY);
        }

        private void copy(int one, int to) {
            from[to] = from[one];
            value[to] = value[one];
            slope[to] = slope[one];
            until[to] = until[one];
        }
    }
}
