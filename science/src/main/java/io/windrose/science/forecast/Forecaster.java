package io.windrose.science.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    private static final List<Double> COVERAGES = List.of(0.5, 0.8, 0.95);

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
     * The {@linkplain #usualMedian() median} of three, which is the favourite; ETS, Theta, and seasonal naive. The
     * figures did best on the M1 competition's series without their last values, of those that were tried: margins from
     * 0 to 0.5, reaches from 1 to 1.7 that count as 0 to 8 windows.
     */
    public static Forecaster usual() {
        Median median = usualMedian();
        return new Forecaster(
                List.of(median, Ets.automatic(), new Theta(), new SeasonalNaive()), median, 4, 0.3, 1.5, 2);
    }

    /**
     * Of Holt-Winters, Theta of logarithms and seasonal naive. On the M1 competition's series without their last values
     * it had the least MASE of all means and medians of up to three of twelve simple methods.
     */
    public static Median usualMedian() {
        return Median.of(new HoltWinters(), new Logarithmic(new Theta()), new SeasonalNaive());
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
        List<Scores> scores = tried(series, steps);
        List<Trial> trials = trials(series, scores);
        int windowsTried = windowsTried(trials);
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
        Choice.Why why = windowsTried == 0 ? Choice.Why.UNTRIED : Choice.Why.NONE_BETTER;
        double limit = (1 - margin) * trials.get(chosen).error();
        for (int i : suiting) {
            Trial trial = trials.get(i);
            // One that could not be tried at every origin is not compared.
            if (trial.windows() == windowsTried && windowsTried > 0 && !(trial.error() >= limit)) {
                chosen = i;
                limit = trial.error();
                why = Choice.Why.LOWEST_ERROR;
            }
        }
        return choice(series, steps, scores, trials, chosen, why);
    }

    /**
     * A method that somebody wants, tried beside the others.
     *
     * @param method name of one of the methods
     * @throws IllegalArgumentException when there is no such method, or it does not suit the series
     */
    public Choice take(String method, Series series, int steps) {
        int wanted = methods.stream().map(ForecastMethod::name).toList().indexOf(method);
        if (wanted < 0) {
            throw new IllegalArgumentException("there is no method \"%s\" here; there are %s"
                    .formatted(
                            method, methods.stream().map(ForecastMethod::name).collect(Collectors.joining(", "))));
        }
        List<Scores> scores = tried(series, steps);
        return choice(series, steps, scores, trials(series, scores), wanted, Choice.Why.ASKED);
    }

    private List<Scores> tried(Series series, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps is " + steps + ", not 1 or more");
        }
        List<Scores> scores = methods.stream().map(Scores::new).toList();
        double scale = series.scale();
        int reached = reached(series.length(), steps);
        if (scale > 0) {
            for (int origin : origins(series, reached)) {
                score(series, origin, reached, scale, scores);
            }
        }
        return scores;
    }

    private static List<Trial> trials(Series series, List<Scores> scores) {
        return scores.stream().map(score -> score.trial(series)).toList();
    }

    private static int windowsTried(List<Trial> trials) {
        return trials.stream().mapToInt(Trial::windows).max().orElse(0);
    }

    private Choice choice(
            Series series, int steps, List<Scores> scores, List<Trial> trials, int chosen, Choice.Why why) {
        ForecastMethod method = methods.get(chosen);
        Fitted fitted = method.fit(series);
        Scores of = scores.get(chosen);
        double widening = widening(of.reaches());
        return new Choice(
                method.name(),
                fitted,
                trials,
                steps,
                widening,
                why,
                why.words(trials.get(chosen).windows()),
                COVERAGES.stream()
                        .map(said -> of.held(series, said, this::widening))
                        .toList());
    }

    /** How many steps of so many a series of a length is tried by. */
    public static int reached(int length, int steps) {
        return Math.max(1, Math.min(steps, length / 3));
    }

    private double widening(List<Double> reaches) {
        double sum = reaches.stream().mapToDouble(Double::doubleValue).sum();
        double weight = reachWindows + reaches.size();
        return weight > 0 ? (reachWindows * usualReach + sum) / weight : usualReach;
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
            if (score.method().objection(known).isEmpty()) {
                Scores.Window window =
                        new Scores.Window(fit(score.method(), known, fits), known.length(), skipped + reached);
                score.add(series.values(), window, scale);
            }
        }
    }

    /** Members of a median are fitted once. */
    private static Fitted fit(ForecastMethod method, Series series, Map<ForecastMethod, Fitted> fits) {
        Fitted done = fits.get(method);
        if (done != null) {
            return done;
        }
        Fitted fitted = method instanceof Median median
                ? Median.of(median.suiting(series).stream()
                        .map(member -> fit(member, series, fits))
                        .toList())
                : method.fit(series);
        fits.put(method, fitted);
        return fitted;
    }
}
