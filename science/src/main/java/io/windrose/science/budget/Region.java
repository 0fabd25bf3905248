package io.windrose.science.budget;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Plans that may be: {@code lower <= x <= upper} by line and week, {@code least <= sum of a line <= most}, and all of it
 * at most the budget. Flights are not in it but for the weeks whose bounds they set.
 */
final class Region {
    private static final int HALVINGS = 60;

    final double[][] lower;
    final double[][] upper;
    final double[] least;
    final double[] most;
    final double budget;

    Region(double[][] lower, double[][] upper, double[] least, double[] most, double budget) {
        this.lower = lower;
        this.upper = upper;
        this.least = least;
        this.most = most;
        this.budget = budget;
    }

    /** With other bounds of one line. */
    Region with(int line, double[] newLower, double[] newUpper) {
        double[][] low = lower.clone();
        double[][] high = upper.clone();
        low[line] = newLower;
        high[line] = newUpper;
        return new Region(low, high, least, most, budget);
    }

    /** Whether there is a plan; where lines are bounded as they may be. */
    boolean isPossible() {
        double needed = 0;
        for (int i = 0; i < lower.length; i++) {
            double low = Arrays.stream(lower[i]).sum();
            double high = Arrays.stream(upper[i]).sum();
            if (low > most[i] * (1 + Line.ROUNDING) || high < least[i] * (1 - Line.ROUNDING)) {
                return false;
            }
            needed += Math.max(low, least[i]);
        }
        return needed <= budget * (1 + Line.ROUNDING);
    }

    /** The plan nearest to one, by squares weighed by {@code weight}. */
    double[][] nearest(double[][] to, double[][] weight) {
        double[][] none = new double[to.length][to[0].length];
        return step(to, none, weight);
    }

    /** The plan that maximises {@code sum of g (y - x) - h (y - x)^2 / 2}. */
    double[][] step(double[][] x, double[][] g, double[][] h) {
        double[][] y = new double[x.length][x[0].length];
        if (step(x, g, h, 0, y) <= budget) {
            return y;
        }
        double below = 0;
        double above = 1;
        for (int i = 0; i < x.length; i++) {
            for (int t = 0; t < x[i].length; t++) {
                above = Math.max(above, g[i][t] + h[i][t] * (x[i][t] - lower[i][t]) + 1e-9);
            }
        }
        for (int k = 0; k < HALVINGS; k++) {
            double middle = 0.5 * (below + above);
            if (step(x, g, h, middle, y) > budget) {
                below = middle;
            } else {
                above = middle;
            }
        }
        step(x, g, h, above, y);
        return y;
    }

    private double step(double[][] x, double[][] g, double[][] h, double price, double[][] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double line = line(i, x[i], g[i], h[i], price, y[i]);
            if (line > most[i]) {
                line = balanced(i, x[i], g[i], h[i], most[i], price, 1, y[i]);
            } else if (line < least[i]) {
                line = balanced(i, x[i], g[i], h[i], least[i], price, -1, y[i]);
            }
            sum += line;
        }
        return sum;
    }

    private double line(int i, double[] x, double[] g, double[] h, double price, double[] y) {
        double sum = 0;
        for (int t = 0; t < x.length; t++) {
            y[t] = Math.min(Math.max(x[t] + (g[t] - price) / h[t], lower[i][t]), upper[i][t]);
            sum += y[t];
        }
        return sum;
    }

    /** At the price of the line's own at which it has the total. */
    private double balanced(
            int i, double[] x, double[] g, double[] h, double total, double price, int direction, double[] y) {
        double far = Math.max(1, Math.abs(price));
        for (int k = 0; k < HALVINGS; k++) {
            double sum = line(i, x, g, h, price + direction * far, y);
            if (direction > 0 ? sum <= total : sum >= total) {
                break;
            }
            far *= 2;
        }
        double near = 0;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = 0.5 * (near + far);
            double sum = line(i, x, g, h, price + direction * middle, y);
            if (direction > 0 ? sum > total : sum < total) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return line(i, x, g, h, price + direction * far, y);
    }

    /** An upper bound of {@code sum of g y} over all plans, by the price of money that makes it least. */
    double most(double[][] g) {
        int[][] orders = new int[g.length][];
        double above = 0;
        for (int i = 0; i < g.length; i++) {
            double[] of = g[i];
            orders[i] = IntStream.range(0, of.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(t -> -of[t]))
                    .mapToInt(t -> t)
                    .toArray();
            above = Math.max(above, of[orders[i][0]]);
        }
        double best = dual(g, orders, 0);
        double below = 0;
        // The dual is convex in the price: thirds close in on its least.
        for (int k = 0; k < HALVINGS; k++) {
            double one = below + (above - below) / 3;
            double other = above - (above - below) / 3;
            double atOne = dual(g, orders, one);
            double atOther = dual(g, orders, other);
            best = Math.min(best, Math.min(atOne, atOther));
            if (atOne < atOther) {
                above = other;
            } else {
                below = one;
            }
        }
        return best;
    }

    private double dual(double[][] g, int[][] orders, double price) {
        double sum = price * budget;
        for (int i = 0; i < g.length; i++) {
            double total = 0;
            for (int t = 0; t < g[i].length; t++) {
                total += lower[i][t];
                sum += (g[i][t] - price) * lower[i][t];
            }
            for (int t : orders[i]) {
                double gain = g[i][t] - price;
                double room = Math.min(upper[i][t] - lower[i][t], (gain > 0 ? most[i] : least[i]) - total);
                if (room > 0) {
                    total += room;
                    sum += gain * room;
                }
            }
        }
        return sum;
    }
}
