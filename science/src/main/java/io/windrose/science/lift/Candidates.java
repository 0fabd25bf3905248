package io.windrose.science.lift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Sets of markets that may be treated. */
final class Candidates {
    private final Panel panel;
    private final MarketSelection selection;
    /** Markets known at all days, and that vary. */
    private final int[] usable;

    Candidates(Panel panel, MarketSelection selection) {
        this.panel = panel;
        this.selection = selection;
        usable = IntStream.range(0, panel.markets().size())
                .filter(i -> Arrays.stream(panel.outcome()[i]).allMatch(Double::isFinite)
                        && Arrays.stream(panel.outcome()[i]).distinct().count() > 1)
                .toArray();
    }

    /** Each in the order of names, no two alike. */
    List<List<String>> sets() {
        Set<List<String>> sets = new LinkedHashSet<>();
        for (int size : selection.sizes()) {
            for (int seed : usable) {
                List<Integer> set =
                        switch (selection.matching()) {
                            case CORRELATION -> correlated(seed, size);
                            case FIT -> fitted(seed, size);
                        };
                List<String> names =
                        set.stream().map(panel.markets()::get).sorted().toList();
                if (set.size() == size
                        && usable.length - size >= 2
                        && names.containsAll(selection.constraints().included())
                        && names.stream().noneMatch(selection.constraints().excluded()::contains)) {
                    sets.add(names);
                }
            }
        }
        return List.copyOf(sets);
    }

    private List<Integer> correlated(int seed, int size) {
        return Arrays.stream(usable)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> i == seed ? -2 : -correlation(panel.outcome()[seed], panel.outcome()[i])))
                .limit(size)
                .toList();
    }

    private List<Integer> fitted(int seed, int size) {
        List<Integer> set = new ArrayList<>();
        selection.constraints().included().stream().map(panel::index).sorted().forEach(set::add);
        if (!set.contains(seed)) {
            set.add(seed);
        }
        while (set.size() < size) {
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int i : usable) {
                if (!set.contains(i)
                        && !selection
                                .constraints()
                                .excluded()
                                .contains(panel.markets().get(i))) {
                    double imbalance = imbalance(set, i);
                    if (imbalance < least) {
                        least = imbalance;
                        best = i;
                    }
                }
            }
            if (best < 0) {
                return set;
            }
            set.add(best);
        }
        return set;
    }

    private double imbalance(List<Integer> set, int more) {
        double[] treated = new double[panel.days()];
        for (int day = 0; day < treated.length; day++) {
            treated[day] = panel.outcome()[more][day];
            for (int market : set) {
                treated[day] += panel.outcome()[market][day];
            }
            treated[day] /= set.size() + 1;
        }
        double[][] controls = Arrays.stream(usable)
                .filter(i -> i != more && !set.contains(i))
                .mapToObj(i -> panel.outcome()[i])
                .toArray(double[][]::new);
        return controls.length < 2
                ? Double.POSITIVE_INFINITY
                : new Synthesizer(
                                controls,
                                IntStream.range(0, panel.days()).toArray(),
                                selection.method().level(),
                                Double.POSITIVE_INFINITY)
                        .fit(treated)
                        .scaledImbalance();
    }

    /** Of Pearson. */
    static double correlation(double[] one, double[] other) {
        double meanOfOne = Arrays.stream(one).average().orElseThrow();
        double meanOfOther = Arrays.stream(other).average().orElseThrow();
        double both = 0;
        double ofOne = 0;
        double ofOther = 0;
        for (int i = 0; i < one.length; i++) {
            both += (one[i] - meanOfOne) * (other[i] - meanOfOther);
            ofOne += Math.pow(one[i] - meanOfOne, 2);
            ofOther += Math.pow(other[i] - meanOfOther, 2);
        }
        return both / Math.sqrt(ofOne * ofOther);
    }
}
