package io.windrose.optimize.forecast;

import io.windrose.analyze.ask.Note;
import io.windrose.science.forecast.Choice;
import io.windrose.science.forecast.Prediction;
import io.windrose.science.forecast.RegressionFit;
import io.windrose.science.forecast.Trial;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A figure, and what is expected of it.
 *
 * @param figure what it is of
 * @param days first days of the steps that are known
 * @param values of them; NaN where it is not known
 * @param ahead first days of the steps that are forecast
 * @param bands of the steps ahead, the narrowest first; all have the same middle
 * @param season steps after which the same place of the season comes again; 1 where none is looked for
 * @param reached steps that a trial forecasts
 * @param effects of holidays and spend, where the method knows them
 * @param spend what was spent by step, and then what is planned; empty where it was not looked at
 */
public record Forecast(
        Figure figure,
        Interval interval,
        List<LocalDate> days,
        List<Double> values,
        List<LocalDate> ahead,
        List<Prediction> bands,
        Method method,
        Choice.Why why,
        String reason,
        String learned,
        List<Tried> tried,
        List<Choice.Coverage> coverages,
        int season,
        int reached,
        List<String> holidays,
        List<RegressionFit.Effect> effects,
        List<Double> spend,
        List<Note> notes,
        Map<String, Long> snapshots) {

    /**
     * What is forecast.
     *
     * @param unit word of it
     * @param zone whose midnight ends a day; empty for a file, as is the currency
     */
    public record Figure(String title, String unit, Optional<String> zone, Optional<String> currency) {}

    /** A method, and how it forecast what was known already. */
    public record Tried(Method method, Trial trial) {}

    public Forecast {
        days = List.copyOf(days);
        values = List.copyOf(values);
        ahead = List.copyOf(ahead);
        bands = List.copyOf(bands);
        tried = List.copyOf(tried);
        coverages = List.copyOf(coverages);
        holidays = List.copyOf(holidays);
        effects = List.copyOf(effects);
        spend = List.copyOf(spend);
        notes = List.copyOf(notes);
        snapshots = Map.copyOf(snapshots);
    }
}
