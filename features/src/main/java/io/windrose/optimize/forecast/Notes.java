package io.windrose.optimize.forecast;

import io.windrose.analyze.ask.Note;
import io.windrose.science.forecast.Choice;
import io.windrose.science.forecast.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reader of a forecast must know, in the order in which it was found. For one thread. */
final class Notes {
    private static final int USUAL_TRIALS = 4;
    private static final int FEWEST_OUTCOMES = 8;
    /** An interval of 80% that held less than this is too narrow beyond what luck explains easily. */
    private static final double LEAST_HELD = 0.65;

    private static final int FEWEST_ZEROS_AT_END = 3;
    /** Beyond what was ever spent, by so much, nothing is known. */
    private static final double BEYOND = 1.2;

    private final Interval interval;
    private final List<Note> notes = new ArrayList<>();

    Notes(Interval interval, List<Note> found) {
        this.interval = interval;
        notes.addAll(found);
    }

    List<Note> all() {
        return notes;
    }

    private void add(String code, String text, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("step", interval.word());
        notes.add(Note.of(code, text, all));
    }

    /** @param asked before its ends were cut */
    void history(History asked, History history) {
        if (history.first().isAfter(asked.first())) {
            add(
                    "begins-later",
                    "there is no figure before the {step} of {day}: the history begins there",
                    Map.of("day", history.first().toString()));
        }
        if (history.day(history.length()).isBefore(asked.day(asked.length()))) {
            add(
                    "ends-earlier",
                    "the last figure is of the {step} of {day}: the forecast begins after it",
                    Map.of("day", history.day(history.length() - 1).toString()));
        }
        long gaps = history.length() - history.known();
        if (gaps > 0) {
            add(
                    "gaps",
                    "{count} of {all} {step}s have no figure: they were filled in by their neighbours",
                    Map.of("count", gaps, "all", history.length()));
        }
        zeros(history);
    }

    private void zeros(History history) {
        double[] values = history.values();
        int atEnd = 0;
        while (atEnd < values.length && values[values.length - 1 - atEnd] == 0) {
            atEnd++;
        }
        long zeros = Arrays.stream(values).filter(value -> value == 0).count();
        if (2 * zeros > history.length()) {
            add(
                    "mostly-zero",
                    "{count} of {all} {step}s are zero: so rare a figure is forecast poorly; ask by a longer step",
                    Map.of("count", zeros, "all", history.length()));
        } else if (atEnd >= FEWEST_ZEROS_AT_END) {
            add(
                    "ends-with-zeros",
                    "the last {count} {step}s are zero: if collecting has stopped, the forecast is of that and not of the figure",
                    Map.of("count", atEnd));
        } else if (zeros > 0) {
            add(
                    "zeros",
                    "{count} of {all} {step}s are zero and count as that: if nothing was collected in them, the forecast is too low",
                    Map.of("count", zeros, "all", history.length()));
        }
    }

    void season(History history, Methods methods, Method taken, boolean countriesAreKnown) {
        boolean isTold = taken.isRegression() && methods.knowsTheYear();
        if (methods.season() == 1 && !isTold) {
            add(
                    "season-unknown",
                    "{count} {step}s are too few to try a season of {season} on: what comes every {cycle} is not in the forecast",
                    Map.of(
                            "count",
                            history.length(),
                            "season",
                            interval.season,
                            "cycle",
                            interval == Interval.DAY ? "week" : "year"));
        }
        if (interval != Interval.MONTH && !countriesAreKnown) {
            add(
                    "holidays-unknown",
                    "no country's holidays are looked at: name countries, or set company.countries",
                    Map.of());
        }
    }

    void trials(Choice choice, Method taken, Map<Method, Trial> trials, int reached) {
        Trial own = trials.get(taken);
        if (own == null || own.windows() == 0) {
            add(
                    "untried",
                    "the history is too short to try methods on it: intervals are as wide as such series usually need, and nothing here was measured",
                    Map.of());
            return;
        }
        if (own.windows() < USUAL_TRIALS) {
            add(
                    "few-trials",
                    "methods were tried from {count} origins only: errors are largely luck",
                    Map.of("count", own.windows()));
        }
        if (reached < choice.steps()) {
            add(
                    "beyond-trials",
                    "trials forecast {reached} {step}s, and {count} are asked for: how well later ones are met is not known",
                    Map.of("reached", reached, "count", choice.steps()));
        }
        Optional.ofNullable(trials.get(Method.SEASONAL_NAIVE))
                .filter(naive -> taken != Method.SEASONAL_NAIVE
                        && naive.windows() == own.windows()
                        && naive.error() <= own.error())
                .ifPresent(naive -> add(
                        "no-better-than-before",
                        "taking what was a season before would have done as well in the trials",
                        Map.of()));
        choice.coverages().stream()
                .filter(each -> each.said() == 0.8 && each.outcomes() >= FEWEST_OUTCOMES && each.held() < LEAST_HELD)
                .forEach(each -> add(
                        "too-narrow",
                        "intervals of 80 % held {inside} of {outcomes} figures in the trials: take them as too narrow",
                        Map.of("inside", each.inside(), "outcomes", each.outcomes())));
    }

    void cut() {
        add("cut-at-zero", "the figure was never below zero: what the forecast has below is cut there", Map.of());
    }

    /**
     * Of spend that is looked at.
     *
     * @param assumed what is taken for each step, where nobody planned it
     */
    void spend(Method taken, double[] past, double[] planned, Optional<Double> assumed) {
        assumed.ifPresent(each -> add(
                "spend-assumed",
                "no spend is planned: {amount} a {step} is taken, as of late",
                Map.of("amount", Math.round(each))));
        if (!taken.isRegression()) {
            add(
                    "spend-unused",
                    "the method that was taken does not know spend, so that the plan does not move the forecast; ask for a regression to see what it says",
                    Map.of());
            return;
        }
        double most = Arrays.stream(past).max().orElse(0);
        double highest = Arrays.stream(planned).max().orElse(0);
        if (highest > BEYOND * most) {
            add(
                    "spend-beyond",
                    "{amount} a {step} is planned, and {most} is the most that was ever spent: what more brings is a guess",
                    Map.of("amount", Math.round(highest), "most", Math.round(most)));
        }
        add(
                "spend-no-cause",
                "what goes with spend here need not be caused by it, and does not saturate: plan budgets by a mix model or a test",
                Map.of());
    }
}
