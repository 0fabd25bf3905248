package io.windrose.science.budget;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Branch and bound over regions. In each the curves are replaced by their hulls, of which the maximum is found and
 * bounds all plans of the region; from there one climbs on the curves themselves. The region of the greatest bound is
 * split where its hulls lie most above the curves, or where flights are broken, until bound and best plan meet or the
 * work is done. (Horst and Tuy, Global Optimization, 1996, chapter IV; hulls of S-shaped curves as in Udell and Boyd,
 * Maximizing a Sum of Sigmoids, 2013.)
 */
final class Search {
    /** Of the value. */
    static final double TOLERANCE = 1e-4;

    private static final int LONGEST = 60;
    private static final int SHORT = 15;
    private static final int SMALLER = 8;
    private static final int MOST_NODES = 20_000;
    /** Evaluations of a draw in a week: about a second's. */
    private static final long WORK = 24_000_000;

    /** In evaluations of everything: of a node, and of the first one, in nodes. */
    private static final int OF_A_NODE = 30;

    private static final int OF_THE_FIRST = 5;

    private final Market market;
    private final @Nullable Pattern[] patterns;
    private final double[] weights;
    private final Ascent ascent;
    private final int nodes;

    private double[][] best;
    private double value;

    Search(Market market, List<Line> lines, double[] weights) {
        this.market = market;
        this.weights = weights;
        patterns = lines.stream()
                .map(line -> line.flight().map(each -> new Pattern(each, line)).orElse(null))
                .toArray(Pattern[]::new);
        ascent = new Ascent(market, weights);
        nodes = Math.clamp(WORK / (OF_A_NODE * market.work()) - OF_THE_FIRST, 1, MOST_NODES);
        best = new double[0][0];
        value = Double.NEGATIVE_INFINITY;
    }

    /**
     * What was found.
     *
     * @param bound what no plan can pass
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Found(double[][] plan, double value, double bound, int nodes) {}

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    private record Node(Region region, Strand.Hull[][] hulls, double[][] start, double bound) {}

    /** @throws IllegalArgumentException when the region has no plan */
    Found search(Region root, List<double[][]> starts) {
        Region tight = tightened(root);
        if (tight == null) {
            throw new IllegalArgumentException(
                    "no plan has flights that fit into the budget and the bounds: raise the budget, or shorten flights");
        }
        PriorityQueue<Node> open = new PriorityQueue<>(Comparator.comparingDouble(node -> -node.bound));
        open.add(new Node(tight, hulls(tight), starts.get(0), Double.POSITIVE_INFINITY));
        int count = 0;
        double closed = Double.NEGATIVE_INFINITY;
        while (!open.isEmpty() && count < nodes && open.element().bound > enough()) {
            count++;
            Node node = open.remove();
            double[][] start = node.region.nearest(node.start);
            Ascent.Peak peak = ascent.climb(start, node.region, node.hulls, TOLERANCE / 2, LONGEST);
            double bound = Math.min(node.bound, peak.bound());
            improve(peak.plan(), tight);
            if (best.length == 0) {
                improve(peak.plan(), node.region);
            }
            if (count == 1) {
                improve(new Pulses(market, weights).of(peak.plan(), open(node, peak.plan()), tight), tight);
                for (double[][] known : starts) {
                    keep(known, tight);
                }
                if (best.length > 0) {
                    improve(best, tight);
                }
            }
            if (bound > enough()) {
                Cell cell = split(node, peak.plan());
                if (cell == null) {
                    closed = Math.max(closed, bound);
                } else {
                    add(open, node, cell, peak.plan(), bound);
                }
            } else {
                closed = Math.max(closed, bound);
            }
        }
        if (best.length == 0) {
            throw new IllegalArgumentException(
                    "no plan was found whose flights fit into the budget and the bounds: raise the budget, or shorten"
                            + " flights");
        }
        double bound = Math.max(closed, open.isEmpty() ? value : open.element().bound);
        return new Found(best, value, Math.max(bound, value), count);
    }

    private double enough() {
        return best.length == 0 ? value : value + TOLERANCE * Math.abs(value);
    }

    /** Where flights leave no choice, bounds say so; null where there is no plan. */
    private @Nullable Region tightened(Region region) {
        Region tight = region;
        for (int i = 0; i < patterns.length; i++) {
            if (patterns[i] != null) {
                double[] lower = region.lower[i].clone();
                double[] upper = region.upper[i].clone();
                if (!patterns[i].tighten(lower, upper)) {
                    return null;
                }
                tight = tight.with(i, lower, upper);
            }
        }
        return tight.isPossible() ? tight : null;
    }

    /** Climbs from the plan with flights that is nearest. */
    private void improve(double[][] from, Region root) {
        Region region = settled(from, root);
        if (region.isPossible()) {
            Ascent.Peak peak = ascent.climb(region.nearest(from), region, null, TOLERANCE / 10, SHORT);
            if (peak.value() > value) {
                value = peak.value();
                best = peak.plan();
            }
        }
    }

    /** Climbs from a plan if it is better than the best. */
    private void keep(double[][] plan, Region root) {
        Region region = settled(plan, root);
        if (region.isPossible()) {
            double[][] fitting = region.nearest(plan);
            if (market.slope(fitting, weights, null).value() > value) {
                improve(plan, root);
            }
        }
    }

    /** Lines of which hulls lie above the curves by more than is allowed. */
    private boolean[] open(Node node, double[][] plan) {
        boolean[] open = new boolean[market.lines];
        for (int i = 0; i < open.length; i++) {
            double gap = market.value(i, plan[i], weights, node.hulls[i]) - market.value(i, plan[i], weights, null);
            open[i] = gap > TOLERANCE / market.lines * Math.abs(value);
        }
        return open;
    }

    /**
     * The weeks of flights fixed as they are nearest to a plan, or to a part of it where flights so near need more than
     * there is; not possible where none of these is.
     */
    private Region settled(double[][] plan, Region root) {
        double[][] wanted = plan;
        Region region = fixed(wanted, root);
        for (int i = 0; i < SMALLER && !region.isPossible(); i++) {
            double part = i == SMALLER - 1 ? 0 : 0.6;
            wanted = Arrays.stream(wanted)
                    .map(line -> Arrays.stream(line).map(each -> part * each).toArray())
                    .toArray(double[][]::new);
            region = fixed(wanted, root);
        }
        return region;
    }

    private Region fixed(double[][] plan, Region root) {
        Region region = root;
        for (int i = 0; i < patterns.length; i++) {
            Pattern pattern = patterns[i];
            if (pattern != null) {
                boolean[] isOn = pattern.nearest(plan[i], root.lower[i], root.upper[i]);
                double[] lower = root.lower[i].clone();
                double[] upper = root.upper[i].clone();
                for (int t = 0; t < isOn.length; t++) {
                    if (isOn[t]) {
                        lower[t] = Math.max(lower[t], Math.min(pattern.floor, upper[t]));
                    } else {
                        upper[t] = 0;
                    }
                }
                region = region.with(i, lower, upper);
            }
        }
        return region;
    }

    /** A plan of the region that is near to one; the best that was found where none has such flights. */
    double[][] fitting(double[][] plan, Region root) {
        Region region = settled(plan, root);
        return region.isPossible() ? region.nearest(plan) : best;
    }

    /** Climbs by draws weighed otherwise, flights kept. */
    double[][] climb(double[][] plan, Region root, double[] otherWeights) {
        Region region = settled(plan, root);
        return new Ascent(market, otherWeights)
                .climb(plan, region, null, TOLERANCE / 10, SHORT)
                .plan();
    }

    /** By draw, what no plan of the region can pass. */
    double[] bounds(Region root, double[][] plan) {
        Strand.Hull[][] hulls = hulls(root);
        double[] bounds = new double[market.draws];
        for (int d = 0; d < bounds.length; d++) {
            double[] one = new double[bounds.length];
            one[d] = 1;
            bounds[d] = new Ascent(market, one)
                    .climb(root.nearest(plan), root, hulls, 100 * TOLERANCE, LONGEST)
                    .bound();
        }
        return bounds;
    }

    private Strand.Hull[][] hulls(Region region) {
        Strand.Hull[][] hulls = new Strand.Hull[market.lines][];
        for (int i = 0; i < hulls.length; i++) {
            hulls[i] = market.hulls(i, region.lower[i], region.upper[i], region.most[i]);
        }
        return hulls;
    }

    /** Where to split; {@code below} is the upper end of one half, {@code above} the lower end of the other. */
    private record Cell(int line, int week, double below, double above) {}

    private @Nullable Cell split(Node node, double[][] plan) {
        Cell cell = null;
        double worst = 0;
        for (int i = 0; i < market.lines; i++) {
            double[] lower = node.region.lower[i];
            double[] upper = node.region.upper[i];
            double most = node.region.most[i];
            double[] room = new double[lower.length];
            Arrays.setAll(room, t -> Math.max(0, Math.min(upper[t], most) - lower[t]));
            double[] gaps = market.gaps(i, plan[i], weights, node.hulls[i], room);
            Pattern pattern = patterns[i];
            boolean[] broken = pattern == null ? new boolean[lower.length] : pattern.broken(plan[i]);
            for (int t = 0; t < lower.length; t++) {
                boolean isFree = pattern != null && pattern.isFree(lower[t], upper[t]);
                double gap = gaps[t] + (isFree && broken[t] ? Math.abs(value) : 0);
                if (room[t] > 1e-9 * upper[t] && gap > worst) {
                    worst = gap;
                    double width = upper[t] - lower[t];
                    double at = Math.clamp(plan[i][t], lower[t] + 0.2 * width, upper[t] - 0.2 * width);
                    cell = pattern != null && isFree ? new Cell(i, t, 0, pattern.floor) : new Cell(i, t, at, at);
                }
            }
        }
        return cell;
    }

    private void add(PriorityQueue<Node> open, Node node, Cell cell, double[][] plan, double bound) {
        for (boolean isLow : new boolean[] {true, false}) {
            double[] lower = node.region.lower[cell.line].clone();
            double[] upper = node.region.upper[cell.line].clone();
            if (isLow) {
                upper[cell.week] = cell.below;
            } else {
                lower[cell.week] = Math.min(cell.above, upper[cell.week]);
            }
            Region region = tightened(node.region.with(cell.line, lower, upper));
            if (region != null) {
                Strand.Hull[][] hulls = node.hulls.clone();
                hulls[cell.line] = market.hulls(
                        cell.line, region.lower[cell.line], region.upper[cell.line], region.most[cell.line]);
                open.add(new Node(region, hulls, plan, bound));
            }
        }
    }
}
