package io.windrose.science.forecast;

import io.windrose.science.sample.Normal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Chooses a method by its rolling-origin error (Tashman, Out-of-Sample Tests of Forecasting Accuracy, IJF 16, 2000):
 * each is fitted to the first part of the series and forecasts the steps after it, from several origins, as many steps
 * as are asked for, or a third of the series where that is less.
 *
 * <p>The favourite is kept unless another's error is below {@code 1 - margin} times its own: errors of few windows are
 * mostly luck, and the least of many is the luckiest. Where the series is too short to try, the favourite is taken too;
 * where it does not suit, the first method that does.
 *
 * <p>Intervals of the methods leave out what they do not know: whether the form is right, and their parameters' errors.
 * So bounds are multiplied by the mean of how far the outcomes of the trials lay from the forecast, as a part of what
 * the interval said, over all windows, and of {@code usualReach}, which counts as so many windows as
 * {@code reachWindows}.
 *
 * @param methods to choose from
 * @param favourite one of them
 * @param windows at most
 * @param margin 0 or more, below 1
 * @param usualReach what the reach of a series is before it is tried, positive
 * @param reachWindows 0 or more
 */
public record Forecaster(
        List<ForecastMethod> methods,
        ForecastMethod favourite,
        int windows,
        double margin,
        double usualReach,
        double reachWindows) {

    /** Of what is left before an origin; fewer values are a part of the series that tells little of the whole. */
    private static final int FEWEST = 6;

    private static final double COVERAGE = Choice.TRIED;

    /** Copies. */
    public Forecaster {
        methods = List.copyOf(methods);
        if (!methods.contains(favourite)) {
            throw new IllegalArgumentException("The favourite, " + favourite.name() + ", is not among the methods");
        }
        if (windows < 1 || !(margin >= 0 && margin < 1) || !(usualReach > 0) || !(reachWindows >= 0)) {
            throw new IllegalArgumentException(
                    "windows %d, margin %s, usualReach %s, reachWindows %s: give 1 or more, from 0 to below 1, positive, 0 or more"
                            .formatted(windows, margin, usualReach, reachWindows));
        }
    }

    /**
     * The mean of additive ETS and Theta, which is the favourite; ETS, Theta, and seasonal naive. The figures and the
     * favourite did best on the M1 competition's series without their last values, of those that were tried: means of
     * five kinds of ETS and Theta, margins from 0 to 0.5, reaches from 1 to 1.7 that count as 0 to 8 windows.
     */
    public static Forecaster usual() {
        Theta theta = new Theta();
        Mean mean = Mean.of(Ets.additive(), theta);
        return new Forecaster(List.of(mean, Ets.automatic(), theta, new SeasonalNaive()), mean, 4, 0.3, 1.5, 2);
    }

    /** With one more method to choose from, as a regression that knows holidays and spend. */
    public Forecaster with(ForecastMethod method) {
        List<ForecastMethod> all = new ArrayList<>(methods);
        all.add(method);
        return new Forecaster(all, favourite, windows, margin, usualReach, reachWindows);
    }

    public Forecaster withMargin(double least) {
        return new Forecaster(methods, favourite, windows, least, usualReach, reachWindows);
    }

    /**
     * The method for so many steps.
     *
     * @throws IllegalArgumentException when no method suits the series, with the favourite's objection
     */
    public Choice choose(Series series, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps is " + steps + ", not 1 or more");
        }
        List<Scores> scores = methods.stream().map(Scores::new).toList();
        double scale = series.scale();
        int reached = Math.max(1, Math.min(steps, series.length() / 3));
        if (scale > 0) {
            for (int origin : origins(series, reached)) {
                score(series, origin, reached, scale, scores);
            }
        }
        List<Trial> trials = scores.stream().map(score -> score.trial(series)).toList();
        int windowsTried = trials.stream().mapToInt(Trial::windows).max().orElse(0);
        List<Integer> suiting = IntStream.range(0, methods.size())
                .filter(i -> trials.get(i).objection().isEmpty())
                .boxed()
                .toList();
        if (suiting.isEmpty()) {
            throw new IllegalArgumentException(
                    favourite.name() + ": " + favourite.objection(series).orElseThrow());
        }
        int liked = methods.indexOf(favourite);
        int chosen = suiting.contains(liked) ? liked : suiting.getFirst();
        String reason = windowsTried == 0 ? "too short to try methods on it" : "none had a much lower error";
        double limit = (1 - margin) * trials.get(chosen).error();
        for (int i : suiting) {
            Trial trial = trials.get(i);
            // One that could not be tried at every origin is not compared.
            if (trial.windows() == windowsTried && windowsTried > 0 && !(trial.error() >= limit)) {
                chosen = i;
                limit = trial.error();
                reason = String.format(Locale.ROOT, "lowest error of %d trials", windowsTried);
            }
        }
        ForecastMethod method = methods.get(chosen);
        return new Choice(method.name(), method.fit(series), trials, steps, widening(trials.get(chosen)), reason);
    }

    private double widening(Trial trial) {
        if (trial.windows() == 0) {
            return usualReach;
        }
        return (reachWindows * usualReach + trial.windows() * trial.reach()) / (reachWindows + trial.windows());
    }

    /** The latest first: half of what is forecast apart, each with at least half the series before it. */
    private List<Integer> origins(Series series, int reached) {
        int least = Math.max(series.length() / 2, Math.max(FEWEST, 2 * series.season() + 1));
        int apart = Math.max(1, reached / 2);
        return IntStream.range(0, windows)
                .map(window -> series.length() - reached - window * apart)
                .filter(origin -> origin >= least && series.isKnownUntil(origin))
                .boxed()
                .toList();
    }

    private static void score(Series series, int origin, int reached, double scale, List<Scores> scores) {
        Series known = series.until(origin);
        int skipped = origin - known.length();
        Map<ForecastMethod, Fitted> fits = new HashMap<>();
        for (Scores score : scores) {
            if (score.method.objection(known).isEmpty()) {
                Prediction prediction = fit(score.method, known, fits).forecast(skipped + reached, COVERAGE);
                score.add(series.values(), known.length(), prediction, scale);
            }
        }
    }

    /** Members of a mean are fitted once. */
    private static Fitted fit(ForecastMethod method, Series series, Map<ForecastMethod, Fitted> fits) {
        Fitted done = fits.get(method);
        if (done != null) {
            return done;
        }
        Fitted fitted = method instanceof Mean mean
                ? Mean.of(mean.members().stream()
                        .map(member -> fit(member, series, fits))
                        .toList())
                : method.fit(series);
        fits.put(method, fitted);
        return fitted;
    }

    /** Sums over windows. */
    private static final class Scores {
        /** Mean absolute value of a standard normal number, in distances from the middle to the bound. */
        private static final double USUAL = Math.sqrt(2 / Math.PI) / Normal.quantile((1 + COVERAGE) / 2);

        private final ForecastMethod method;
        private int windows;
        private double errors;
        private double reaches;

        Scores(ForecastMethod method) {
            this.method = method;
        }

        void add(double[] values, int from, Prediction prediction, double scale) {
            double error = 0;
            double reach = 0;
            int known = 0;
            for (int step = 0; step < prediction.steps(); step++) {
                double off = values[from + step] - prediction.expected()[step];
                double bound = off > 0
                        ? prediction.high()[step] - prediction.expected()[step]
                        : prediction.expected()[step] - prediction.low()[step];
                if (!Double.isNaN(off)) {
                    known++;
                    error += Math.abs(off);
                    reach += Math.abs(off) / bound;
                }
            }
            if (known > 0) {
                windows++;
                errors += error / known / scale;
                reaches += reach / known / USUAL;
            }
        }

        Trial trial(Series series) {
            return new Trial(
                    method.name(),
                    windows,
                    windows == 0 ? Double.NaN : errors / windows,
                    windows == 0 ? Double.NaN : reaches / windows,
                    method.objection(series));
        }
    }
}
