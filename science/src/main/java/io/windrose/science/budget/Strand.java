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

    /** @param worth of a unit of the outcome */
    Strand(Line.Part part, int weeks, double worth, double after) {
        Response response = part.response();
        this.weeks = weeks;
        this.after = after;
        saturation = response.saturation();
        draws = response.draws().size();
        lags = response.draws().stream().mapToInt(each -> each.weights().length).max().orElseThrow();
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
    }

    int span() {
        return span;
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
     * @param bend to which bounds of the second derivatives' amounts are added; as weights of a week sum to 1, the sum
     *     over weeks bounds the whole matrix by its diagonal; or null
     */
    double evaluate(
            double[] spend,
            int draw,
            double weight,
            @Nullable Hull hull,
            double[] gradient,
            double @Nullable [] bend) {
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
                    * Math.abs(saturation.curvature(stock[t], first[draw], second[draw], effect[t], slope[t]));
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
        double sumOfKernel = sumOfKernel(draw);
        for (int lag = 0; lag < lags; lag++) {
            double k = kernel[draw * lags + lag];
            if (k != 0) {
                for (int week = 0; week < weeks; week++) {
                    gradient[week] += k * slope[week + lag];
                }
                if (bend != null) {
                    double scaled = k * sumOfKernel;
                    for (int week = 0; week < weeks; week++) {
                        bend[week] += scaled * curvature[week + lag];
                    }
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

    private double sumOfKernel(int draw) {
        double sum = 0;
        for (int lag = 0; lag < lags; lag++) {
            sum += kernel[draw * lags + lag];
        }
        return sum;
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
                        if (t > 0 && low[t] == low[t - 1] && high[t] == high[t - 1]) {
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
        Point start = point(draw, low);
        hull.from[at] = low;
        hull.value[at] = start.effect;
        hull.until[at] = Double.POSITIVE_INFINITY;
        if (high - low <= 1e-12 * (1 + high)) {
            hull.slope[at] = start.slope;
            return;
        }
        Point end = point(draw, high);
        double chord = (end.effect - start.effect) / (high - low);
        if (high <= inflection[draw] || end.slope >= chord) {
            hull.slope[at] = chord;
            return;
        }
        double below = inflection[draw];
        double above = high;
        for (int i = 0; i < 50; i++) {
            double middle = 0.5 * (below + above);
            Point point = point(draw, middle);
            if (point.slope * (middle - low) > point.effect - start.effect) {
                below = middle;
            } else {
                above = middle;
            }
        }
        Point touch = point(draw, above);
        hull.slope[at] = (touch.effect - start.effect) / (above - low);
        hull.until[at] = above;
    }

    private record Point(double effect, double slope) {}

    private Point point(int draw, double at) {
        double[] units = {at};
        double[] value = new double[1];
        double[] derivative = new double[1];
        saturation.evaluate(
                units, first[draw], second[draw], value, derivative, new double[unused.length][1]);
        return new Point(value[0], derivative[0]);
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
