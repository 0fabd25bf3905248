package io.windrose.collect.health;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a stretch of time brought in the weeks before.
 *
 * @param values three to five
 */
record Weeks(List<Double> values) {
    static final int FEWEST = 3;

    Weeks {
        values = List.copyOf(values);
    }

    double median() {
        return Usual.median(values);
    }

    /** By how much each week was off from what the others let expect, so that their own error is in it. */
    private List<Double> deviations() {
        List<Double> found = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            List<Double> others = new ArrayList<>(values);
            double own = others.remove(i);
            found.add(Math.abs(own - Usual.median(others)));
        }
        return found;
    }

    /**
     * By how much these scatter more than independent events do: 1 for those. Found over many stretches together, since
     * five values say little.
     */
    static double dispersion(Collection<Weeks> all) {
        List<Double> relative = new ArrayList<>();
        for (Weeks weeks : all) {
            double root = Usual.root(weeks.median());
            weeks.deviations().forEach(deviation -> relative.add(deviation / root));
        }
        return relative.isEmpty() ? 1 : Math.max(1, Usual.deviation(relative));
    }

    Usual usual(double dispersion) {
        return new Usual(median(), dispersion * Usual.root(median()));
    }

    /** As far as these values themselves scatter, where that is more. */
    Usual usualByItself(double dispersion) {
        return new Usual(median(), Math.max(Usual.deviation(deviations()), dispersion * Usual.root(median())));
    }
}
