package io.windrose.science.budget;

import java.util.Arrays;

/**
 * The weeks in which a line with flights may be on or off, by how long it has been on: 0 where it is off, else the
 * weeks on end, counted up to the flight's.
 */
final class Pattern {
    final double floor;
    private final int shortest;
    private final int before;

    Pattern(Flight flight, Line line) {
        floor = flight.least();
        shortest = flight.weeks();
        before = before(line);
    }

    /** Weeks on end before the plan, up to the flight's. */
    private int before(Line line) {
        int count = 0;
        while (count < shortest) {
            double spend = 0;
            for (Line.Part part : line.parts()) {
                double[] past = part.response().past();
                int at = past.length - 1 - count;
                spend += at >= 0 ? past[at] : 0;
            }
            if (spend < floor * (1 - Line.ROUNDING)) {
                break;
            }
            count++;
        }
        return count;
    }

    boolean isFree(double lower, double upper) {
        return lower < floor && upper >= floor * (1 - Line.ROUNDING);
    }

    /** Sets the bounds of weeks that cannot be but on, or off; false where no flight fits. */
    boolean tighten(double[] lower, double[] upper) {
        int weeks = lower.length;
        boolean[][] forward = new boolean[weeks + 1][shortest + 1];
        forward[0][before] = true;
        for (int t = 0; t < weeks; t++) {
            for (int run = 0; run <= shortest; run++) {
                if (forward[t][run]) {
                    forward[t + 1][0] |= mayStop(t, run) && lower[t] <= 0;
                    forward[t + 1][next(run)] |= mayBeOn(upper[t]);
                }
            }
        }
        boolean[] good = new boolean[shortest + 1];
        for (int run = 0; run <= shortest; run++) {
            good[run] = mayStop(weeks, run);
        }
        for (int t = weeks - 1; t >= 0; t--) {
            boolean[] earlier = new boolean[shortest + 1];
            boolean isOn = false;
            boolean isOff = false;
            for (int run = 0; run <= shortest; run++) {
                boolean stops = mayStop(t, run) && lower[t] <= 0 && good[0];
                boolean goesOn = mayBeOn(upper[t]) && good[next(run)];
                earlier[run] = stops || goesOn;
                if (forward[t][run]) {
                    isOff |= stops;
                    isOn |= goesOn;
                }
            }
            if (!isOn && !isOff) {
                return false;
            }
            if (!isOff) {
                lower[t] = Math.max(lower[t], Math.min(floor, upper[t]));
            } else if (!isOn) {
                upper[t] = 0;
            }
            good = earlier;
        }
        return true;
    }

    /** Weeks that are on in the pattern nearest to a spend by squares; all bounds are kept, which must be possible. */
    boolean[] nearest(double[] spend, double[] lower, double[] upper) {
        int weeks = spend.length;
        double[][] costs = new double[weeks + 1][shortest + 1];
        for (double[] each : costs) {
            Arrays.fill(each, Double.POSITIVE_INFINITY);
        }
        for (int run = 0; run <= shortest; run++) {
            costs[weeks][run] = mayStop(weeks, run) ? 0 : Double.POSITIVE_INFINITY;
        }
        for (int t = weeks - 1; t >= 0; t--) {
            for (int run = 0; run <= shortest; run++) {
                costs[t][run] = Math.min(off(t, run, spend, lower, costs), on(t, run, spend, upper, costs));
            }
        }
        boolean[] pattern = new boolean[weeks];
        int run = before;
        for (int t = 0; t < weeks; t++) {
            pattern[t] = on(t, run, spend, upper, costs) < off(t, run, spend, lower, costs);
            run = pattern[t] ? next(run) : 0;
        }
        return pattern;
    }

    private double off(int t, int run, double[] spend, double[] lower, double[][] costs) {
        return mayStop(t, run) && lower[t] <= 0 ? costs[t + 1][0] + spend[t] * spend[t] : Double.POSITIVE_INFINITY;
    }

    private double on(int t, int run, double[] spend, double[] upper, double[][] costs) {
        double missing = Math.max(0, floor - spend[t]);
        return mayBeOn(upper[t]) ? costs[t + 1][next(run)] + missing * missing : Double.POSITIVE_INFINITY;
    }

    /** The weeks of a spend that hinder it from being of flights; empty where it is. */
    boolean[] broken(double[] spend) {
        int weeks = spend.length;
        boolean[] broken = new boolean[weeks];
        int run = before;
        int start = 0;
        for (int t = 0; t <= weeks; t++) {
            boolean isOn = t < weeks && spend[t] > floor * 1e-6;
            if (isOn) {
                run = next(run);
                broken[t] = spend[t] < floor * (1 - 1e-9);
            } else {
                if (!mayStop(t, run)) {
                    Arrays.fill(broken, Math.max(0, start - 1), Math.min(weeks, t + 1), true);
                }
                run = 0;
                start = t + 1;
            }
        }
        return broken;
    }

    /** A flight that began before the plan may end with its first week. */
    private boolean mayStop(int week, int run) {
        return run == 0 || run == shortest || week == 0;
    }

    private boolean mayBeOn(double upper) {
        return upper >= floor * (1 - Line.ROUNDING);
    }

    private int next(int run) {
        return Math.min(run + 1, shortest);
    }
}
