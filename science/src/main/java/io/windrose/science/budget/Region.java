package io.windrose.science.budget;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Plans that may be: {@code lower <= x <= upper} by line and week, {@code least <= sum of a line <= most}, and all of
 * it at most the budget. Flights are not in it but for the weeks whose bounds they set.
 */
final class Region {
    private static final int HALVINGS = 60;
    private static final int SWEEPS = 20;
    private static final double CLOSE = 1e-7;

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

    /** The plan nearest to one, by squares. */
    double[][] nearest(double[][] to) {
        double[][] none = new double[to.length][to[0].length];
        double[][][] alike = new double[to.length][1][to[0].length];
        for (double[][] line : alike) {
            Arrays.fill(line[0], 1);
        }
        return step(to, none, alike, 0).plan;
    }

    /**
     * Where a step leads.
     *
     * @param price of money there: what a further unit of budget is worth
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Step(double[][] plan, double price) {}

    /**
     * The plan that maximises {@code g (y - x) - (y - x)' H (y - x) / 2}.
     *
     * @param h by line, distance of two weeks and the first of them; positive definite
     * @param guess of the price, or 0
     */
    Step step(double[][] x, double[][] g, double[][][] h, double guess) {
        double[][] y = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
        double below = 0;
        double atBelow = step(x, g, h, 0, y) - budget;
        if (atBelow <= 0) {
            return new Step(y, 0);
        }
        double above = guess > 0 ? guess : 0.1;
        double atAbove = step(x, g, h, above, y) - budget;
        while (atAbove > 0 && above < 1e100) {
            below = above;
            atBelow = atAbove;
            above *= 2;
            atAbove = step(x, g, h, above, y) - budget;
        }
        if (atAbove > 0) {
            // What has to be spent is the budget but for rounding: no price brings it down, and any will do.
            shrink(y);
            return new Step(y, guess);
        }
        // False position after Illinois: an end that stays twice counts half.
        int side = 0;
        double price = above;
        double rest = atAbove;
        for (int k = 0; k < HALVINGS && Math.abs(rest) > CLOSE * budget && above - below > 1e-12 * above; k++) {
            price = (below * atAbove - above * atBelow) / (atAbove - atBelow);
            rest = step(x, g, h, price, y) - budget;
            if (rest > 0) {
                below = price;
                atBelow = rest;
                atAbove = side > 0 ? atAbove / 2 : atAbove;
                side = 1;
            } else {
                above = price;
                atAbove = rest;
                atBelow = side < 0 ? atBelow / 2 : atBelow;
                side = -1;
            }
        }
        if (rest > 0) {
            shrink(y);
        }
        return new Step(y, price);
    }

    /** Takes off what rounding left above the budget, from each line by what it may do without. */
    private void shrink(double[][] y) {
        double above = -budget;
        double spare = 0;
        double[] spares = new double[y.length];
        double[] floors = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double total = Arrays.stream(y[i]).sum();
            floors[i] = Arrays.stream(lower[i]).sum();
            spares[i] = Math.max(0, total - Math.max(floors[i], least[i]));
            above += total;
            spare += spares[i];
        }
        if (above > 0 && spare > 0) {
            double part = Math.min(1, above / spare);
            for (int i = 0; i < y.length; i++) {
                if (spares[i] > 0) {
                    settle(y[i], -part * spares[i], lower[i]);
                }
            }
        }
    }

    private double step(double[][] x, double[][] g, double[][][] h, double price, double[][] y) {
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

    /** Week by week in turn, after Gauss and Seidel, from what {@code y} is. */
    private double line(int i, double[] x, double[] g, double[][] h, double price, double[] y) {
        int weeks = x.length;
        int reach = h.length;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double change = 0;
            double size = 0;
            for (int t = 0; t < weeks; t++) {
                double pull = g[t] - price - h[0][t] * (y[t] - x[t]);
                for (int apart = Math.min(t, reach - 1); apart > 0; apart--) {
                    pull -= h[apart][t - apart] * (y[t - apart] - x[t - apart]);
                }
                for (int apart = Math.min(weeks - 1 - t, reach - 1); apart > 0; apart--) {
                    pull -= h[apart][t] * (y[t + apart] - x[t + apart]);
                }
                double next = Math.min(Math.max(y[t] + pull / h[0][t], lower[i][t]), upper[i][t]);
                change = Math.max(change, Math.abs(next - y[t]));
                size = Math.max(size, Math.abs(next));
                y[t] = next;
            }
            if (reach == 1 || change <= 1e-4 * size) {
                break;
            }
        }
        return Arrays.stream(y).sum();
    }

    /** At the price of the line's own at which it has the total. */
    private double balanced(
            int i, double[] x, double[] g, double[][] h, double total, double price, int direction, double[] y) {
        double near = 0;
        double far = Math.max(1e-9, Math.abs(price));
        for (int k = 0; k < HALVINGS; k++) {
            double sum = line(i, x, g, h, price + direction * far, y);
            if (direction > 0 ? sum <= total : sum >= total) {
                break;
            }
            near = far;
            far *= 4;
        }
        for (int k = 0; k < HALVINGS && far - near > 1e-12 * far; k++) {
            double middle = 0.5 * (near + far);
            double sum = line(i, x, g, h, price + direction * middle, y);
            if (direction > 0 ? sum > total : sum < total) {
                near = middle;
            } else {
                far = middle;
            }
        }
        double sum = line(i, x, g, h, price + direction * far, y);
        if (direction > 0 ? sum > total : sum < total) {
            settle(y, total - sum, direction > 0 ? lower[i] : upper[i]);
        }
        return Arrays.stream(y).sum();
    }

    /** Moves towards bounds, by so much in all. */
    private static void settle(double[] y, double change, double[] bounds) {
        double room = 0;
        for (int t = 0; t < y.length; t++) {
            room += bounds[t] - y[t];
        }
        double part = room == 0 ? 0 : Math.clamp(change / room, 0, 1);
        for (int t = 0; t < y.length; t++) {
            y[t] += part * (bounds[t] - y[t]);
        }
    }

    /**
     * An upper bound of {@code sum of g y} over all plans, by the price of money that makes it least.
     *
     * @param sensible by line, above which no week lies at the best if money costs {@code from} or more
     */
    double most(double[][] g, double from, double[] sensible) {
        int[][] orders = new int[g.length][];
        double above = from;
        for (int i = 0; i < g.length; i++) {
            double[] of = g[i];
            orders[i] = IntStream.range(0, of.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(t -> -of[t]))
                    .mapToInt(t -> t)
                    .toArray();
            above = Math.max(above, of[orders[i][0]]);
        }
        double below = from;
        double best = dual(g, orders, below, sensible);
        // The dual is convex in the price: thirds close in on its least.
        for (int k = 0; k < HALVINGS; k++) {
            double one = below + (above - below) / 3;
            double other = above - (above - below) / 3;
            double atOne = dual(g, orders, one, sensible);
            double atOther = dual(g, orders, other, sensible);
            best = Math.min(best, Math.min(atOne, atOther));
            if (atOne < atOther) {
                above = other;
            } else {
                below = one;
            }
        }
        return best;
    }

    private double dual(double[][] g, int[][] orders, double price, double[] sensible) {
        double sum = price * budget;
        for (int i = 0; i < g.length; i++) {
            double total = 0;
            for (int t = 0; t < g[i].length; t++) {
                total += lower[i][t];
                sum += (g[i][t] - price) * lower[i][t];
            }
            // A line that has to spend so much in all may have to spend more than is sensible.
            double limit = least[i] > total ? Double.POSITIVE_INFINITY : sensible[i];
            for (int t : orders[i]) {
                double gain = g[i][t] - price;
                double high = Math.max(lower[i][t], Math.min(upper[i][t], limit));
                double room = Math.min(high - lower[i][t], (gain > 0 ? most[i] : least[i]) - total);
                if (room > 0) {
                    total += room;
                    sum += gain * room;
                }
            }
        }
        return sum;
    }
}
