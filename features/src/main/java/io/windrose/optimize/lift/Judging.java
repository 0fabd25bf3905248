package io.windrose.optimize.lift;

import io.windrose.core.Incorrect;
import io.windrose.science.lift.BeforeAfter;
import io.windrose.science.lift.GeoTest;
import io.windrose.science.lift.LiftResult;
import io.windrose.science.lift.SyntheticControl;
import io.windrose.science.lift.Warning;
import io.windrose.science.structural.StructuralModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Judges a test by its outcomes. */
final class Judging {
    private final TestChoice test;
    private final Outcomes outcomes;
    private final List<String> treated;
    private final int from;
    private final int until;

    /** @throws Incorrect when the test is of days or regions that are not in the outcomes, or a treated one has gaps */
    Judging(Outcomes all, TestChoice test) {
        this.test = test;
        this.outcomes = test.of(all);
        this.treated = test.treatedOf(all);
        this.from = all.period(test.from());
        this.until = all.period(test.counted()) + 1;
    }

    /** @throws Incorrect when nothing can be said, with what to do */
    LiftReport report() {
        return switch (test.method()) {
            case SYNTHETIC_CONTROL -> Unfit.told(this::synthetic);
            case BEFORE_AFTER -> Unfit.told(this::beforeAfter);
        };
    }

    private LiftReport synthetic() {
        SyntheticControl.Result result = SyntheticControl.usual(test.seed())
                .withConfidence(test.confidence())
                .analyze(outcomes.panel(), new GeoTest(treated, from, until));
        List<LiftReport.Weight> weights = result.weights().entrySet().stream()
                .map(each -> new LiftReport.Weight(each.getKey(), each.getValue(), Optional.empty()))
                .toList();
        boolean isTried = result.placebo().sets() > 0;
        return report(
                result.lift(),
                Optional.of(result.scaledImbalance()),
                Double.isFinite(result.penalty()) ? Optional.of(result.penalty()) : Optional.empty(),
                weights,
                isTried
                        ? Optional.of(new LiftReport.Tried(
                                result.placebo().sets(),
                                result.placebo().pValue(),
                                Range.of(result.placebo().total()),
                                result.placebo().ratio(),
                                result.placebo().ratios()))
                        : Optional.empty(),
                List.of());
    }

    private LiftReport beforeAfter() {
        double[] sum = new double[until];
        List<Warning> doubts = new ArrayList<>();
        for (String series : treated) {
            double[] own = outcomes.of(series);
            IntStream.range(0, until).forEach(i -> sum[i] += own[i]);
        }
        Map<String, double[]> regressors = new HashMap<>();
        for (String series : test.compared()) {
            double[] own = outcomes.of(series);
            List<Warning> found = Doubts.of(series, Arrays.copyOf(own, from));
            boolean hasGaps = Arrays.stream(own).anyMatch(Double::isNaN);
            if (hasGaps && found.stream().noneMatch(each -> each.kind() == Warning.Kind.GAPS)) {
                found = Doubts.of(series, own);
            }
            doubts.addAll(found);
            boolean isLeftOut = found.stream().anyMatch(each -> each.kind() != Warning.Kind.NEGATIVE);
            if (!isLeftOut) {
                regressors.put(series, own);
            }
        }
        if (IntStream.range(0, until).anyMatch(i -> sum[i] < 0)) {
            doubts.add(new Warning(
                    Warning.Kind.NEGATIVE,
                    "",
                    "the outcome is below zero on some days: see whether returns are meant"));
        }
        StructuralModel model = StructuralModel.ofDays(test.seed()).withPeriod(outcomes.days() == 1 ? 7 : 1);
        BeforeAfter.Result result = new BeforeAfter(model, test.confidence()).analyze(sum, regressors, from, until);
        List<LiftReport.Weight> weights = result.coefficients().entrySet().stream()
                .map(each -> new LiftReport.Weight(
                        each.getKey(),
                        each.getValue(),
                        Optional.ofNullable(result.inclusions().get(each.getKey()))))
                .toList();
        return report(result.lift(), Optional.empty(), Optional.empty(), weights, Optional.empty(), doubts);
    }

    private LiftReport report(
            LiftResult lift,
            Optional<Double> scaledImbalance,
            Optional<Double> penalty,
            List<LiftReport.Weight> weights,
            Optional<LiftReport.Tried> placebo,
            List<Warning> more) {
        List<Warning> warnings = new ArrayList<>(more);
        warnings.addAll(lift.warnings());
        double actual =
                IntStream.range(from, until).mapToDouble(i -> lift.actual()[i]).sum();
        return new LiftReport(
                lift.method(),
                treated,
                test.method() == TestChoice.Method.BEFORE_AFTER
                        ? weights.size()
                        : outcomes.regions().size() - treated.size(),
                test.confidence(),
                Range.of(lift.total()),
                Range.of(lift.relative()),
                lift.pValue(),
                actual,
                actual - lift.total().value(),
                Returns.of(lift.total(), test),
                new LiftReport.Fit(
                        from,
                        meanError(lift),
                        scaledImbalance,
                        penalty,
                        weights.stream()
                                .sorted(Comparator.comparingDouble(each -> -Math.abs(each.weight())))
                                .toList()),
                placebo,
                LiftVerdict.of(lift.total(), warnings),
                warnings,
                IntStream.range(0, until).mapToObj(i -> row(lift, i)).toList());
    }

    private double meanError(LiftResult lift) {
        double missed = 0;
        double all = 0;
        for (int i = 0; i < from; i++) {
            if (Double.isFinite(lift.actual()[i])) {
                missed += Math.abs(lift.actual()[i] - lift.expected()[i]);
                all += Math.abs(lift.actual()[i]);
            }
        }
        return missed / all;
    }

    private LiftReport.Row row(LiftResult lift, int i) {
        double actual = lift.actual()[i];
        boolean isTest = i >= from;
        return new LiftReport.Row(
                outcomes.day(i),
                Double.isFinite(actual) ? Optional.of(actual) : Optional.empty(),
                lift.expected()[i],
                isTest ? Optional.of(Range.of(lift.daily().get(i - from))) : Optional.empty(),
                isTest ? Optional.of(Range.of(lift.cumulative().get(i - from))) : Optional.empty());
    }
}
