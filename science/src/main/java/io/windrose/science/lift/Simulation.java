package io.windrose.science.lift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Simulated tests of a set of markets and a number of days. */
final class Simulation {
    private final MarketSelection selection;
    private final Panel panel;
    private final List<String> treated;
    private final int days;
    private final List<PowerPoint> curve;
    private double imbalance;

    Simulation(MarketSelection selection, Panel panel, List<String> treated, int days) {
        this.selection = selection;
        this.panel = panel;
        this.treated = treated;
        this.days = days;
        List<Double> effects = Stream.concat(Stream.of(0.0), selection.effects().stream())
                .sorted(Comparator.comparingDouble(Math::abs))
                .toList();
        double[] found = new double[effects.size()];
        double[] detected = new double[effects.size()];
        double[] costs = new double[effects.size()];
        for (int window = 0; window < selection.windows(); window++) {
            int until = panel.days() - window;
            simulate(new GeoTest(treated, Math.max(1, until - days), until), effects, found, detected, costs);
        }
        curve = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            curve.add(new PowerPoint(effects.get(i), found[i], detected[i], costs[i]));
        }
    }

    private void simulate(GeoTest test, List<Double> effects, double[] found, double[] detected, double[] costs) {
        SyntheticControl method = selection.method();
        int windows = selection.windows();
        Donors donors = Donors.of(panel, test);
        int from = test.from();
        double penalty = method.penalty(donors, from);
        SyntheticWeights weights = method.fit(donors.treated(), donors.controls(), from, penalty);
        imbalance += weights.scaledImbalance() / windows;
        Conformal conformal =
                method.conformal(donors, IntStream.range(0, test.until()).toArray(), days, penalty);
        double outcome = Arrays.stream(donors.treated(), from, test.until()).sum();
        double expected = IntStream.range(from, test.until())
                .mapToDouble(day -> weights.expected(donors.controls(), day))
                .sum();
        for (int i = 0; i < found.length; i++) {
            double effect = effects.get(i);
            double[] series = donors.treated().clone();
            for (int day = from; day < series.length; day++) {
                series[day] *= 1 + effect;
            }
            boolean isSignificant = conformal.pValue(series, 0) <= 1 - method.confidence() + 1e-12;
            found[i] += isSignificant ? 1.0 / windows : 0;
            detected[i] += (outcome * (1 + effect) / expected - 1) / windows;
            costs[i] += selection.costPerConversion() * Math.abs(effect) * outcome * treated.size() / windows;
        }
    }

    double bestPower() {
        return curve.stream().skip(1).mapToDouble(PowerPoint::power).max().orElseThrow();
    }

    /** None when no effect is detected, or what is not there is detected nearly as often. */
    Optional<Design> design() {
        @Nullable PowerPoint least = null;
        if (curve.getFirst().power() >= selection.power() / 2) {
            return Optional.empty();
        }
        for (int i = curve.size() - 1; i >= 1 && curve.get(i).power() >= selection.power() - 1e-9; i--) {
            least = curve.get(i);
        }
        if (least == null) {
            return Optional.empty();
        }
        double[] ofTreated = new double[panel.days()];
        double[] ofOthers = new double[panel.days()];
        for (int i = 0; i < panel.markets().size(); i++) {
            double[] sum = treated.contains(panel.markets().get(i)) ? ofTreated : ofOthers;
            for (int day = 0; day < sum.length; day++) {
                double value = panel.outcome()[i][day];
                sum[day] += Double.isNaN(value) ? 0 : value;
            }
        }
        double treatedSum = Arrays.stream(ofTreated).sum();
        return Optional.of(new Design(
                treated,
                days,
                least.effect(),
                least.power(),
                least.investment(),
                least.detected(),
                Math.round(1_000 * Math.abs(least.detected() - least.effect())) / 1_000.0,
                imbalance,
                treatedSum / (treatedSum + Arrays.stream(ofOthers).sum()),
                Candidates.correlation(ofTreated, ofOthers),
                curve,
                0));
    }
}
