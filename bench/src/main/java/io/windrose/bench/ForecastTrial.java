package io.windrose.bench;

import io.windrose.bench.PublishedSeries.Held;
import io.windrose.science.forecast.Choice;
import io.windrose.science.forecast.Fitted;
import io.windrose.science.forecast.ForecastMethod;
import io.windrose.science.forecast.Forecaster;
import io.windrose.science.forecast.Prediction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Forecasts of a competition's series held against what came.
 *
 * @param series how many
 * @param chosen how often each method was chosen
 * @param hasR whether R's forecasts are among the scores
 */
public record ForecastTrial(int series, ForecastScores scores, Map<String, Integer> chosen, boolean hasR) {
    /** The name that what {@link Forecaster} chooses is scored under. */
    public static final String CHOSEN = "chosen";

    private record Made(String method, Prediction usual, Prediction wide) {}

    /**
     * Forecasts, by R too where it is there and all series are taken.
     *
     * @param file as {@code m1_competition_long.csv.gz}
     * @param every takes each so many-th series
     * @param isBefore holds out the last values before the outcome in its place: to choose settings by
     */
    public static ForecastTrial of(Path file, int every, boolean isBefore) throws IOException, InterruptedException {
        List<Held> all = PublishedSeries.ofCompetition(file);
        List<Held> series = new ArrayList<>();
        for (int i = 0; i < all.size(); i += every) {
            Held held = all.get(i);
            if (!isBefore) {
                series.add(held);
            } else if (held.known().length() > 2 * held.outcome().length) {
                series.add(held.before());
            }
        }
        ForecastScores scores = new ForecastScores();
        Map<String, Integer> chosen = new TreeMap<>();
        List<List<Made>> made =
                series.parallelStream().map(ForecastTrial::forecasts).toList();
        for (int i = 0; i < series.size(); i++) {
            for (Made one : made.get(i)) {
                boolean isChosen = one.method().startsWith(CHOSEN);
                scores.add(series.get(i), isChosen ? CHOSEN : one.method(), one.usual(), one.wide());
                if (isChosen) {
                    chosen.merge(one.method().substring(CHOSEN.length() + 1), 1, Integer::sum);
                }
            }
        }
        boolean hasR = !isBefore && every == 1 && RForecasts.isThere();
        if (hasR) {
            RForecasts.score(file, series, scores);
        }
        return new ForecastTrial(series.size(), scores, chosen, hasR);
    }

    private static List<Made> forecasts(Held held) {
        Forecaster usual = Forecaster.usual();
        int steps = held.outcome().length;
        List<Made> made = new ArrayList<>();
        Choice choice = usual.choose(held.known(), steps);
        made.add(new Made(CHOSEN + " " + choice.method(), choice.forecast(0.8), choice.forecast(0.95)));
        for (ForecastMethod method : usual.methods()) {
            if (method.objection(held.known()).isEmpty()) {
                Fitted fitted = method.fit(held.known());
                made.add(new Made(method.name(), fitted.forecast(steps, 0.8), fitted.forecast(steps, 0.95)));
            }
        }
        return made;
    }
}
