package io.windrose.http;

import io.windrose.analyze.ask.Note;
import io.windrose.analyze.ask.Words;
import io.windrose.optimize.forecast.Forecast;
import io.windrose.science.forecast.Choice;
import io.windrose.science.forecast.Prediction;
import io.windrose.science.forecast.RegressionFit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is expected of a figure, as JSON. */
record ForecastAnswer(
        Optional<String> zone,
        Optional<String> currency,
        String title,
        String unit,
        String interval,
        List<Known> history,
        List<Expected> ahead,
        String method,
        String why,
        String reason,
        String learned,
        List<Tried> methods,
        List<Covered> coverages,
        int season,
        int reached,
        List<String> holidays,
        List<RegressionFit.Effect> effects,
        List<Note> notes) {

    /** A step that is over. */
    record Known(LocalDate day, @Nullable Double value, Optional<Double> spend) {}

    /** Where outcomes should lie, this part of them. */
    record Band(double coverage, double low, double high) {}

    /** A step that is forecast. */
    record Expected(LocalDate day, double expected, List<Band> bands, Optional<Double> spend) {}

    /** A method, and how it forecast what was known already. */
    record Tried(
            String method,
            String name,
            int windows,
            Optional<Double> mase,
            Optional<Double> smape,
            Optional<Double> reach,
            Optional<String> objection) {
        static Tried of(Forecast.Tried tried) {
            return new Tried(
                    tried.method().word(),
                    tried.trial().method(),
                    tried.trial().windows(),
                    known(tried.trial().error()),
                    known(tried.trial().smape()),
                    known(tried.trial().reach()),
                    tried.trial().objection());
        }
    }

    /** What part of the trials' outcomes intervals held. */
    record Covered(double coverage, int inside, int outcomes, Optional<Double> held) {
        static Covered of(Choice.Coverage coverage) {
            return new Covered(coverage.said(), coverage.inside(), coverage.outcomes(), known(coverage.held()));
        }
    }

    /** What tells how good the fit is. */
    record Diagnostics(
            String method, String learned, List<Tried> methods, List<Covered> coverages, int season, int reached) {}

    Diagnostics diagnostics() {
        return new Diagnostics(method, learned, methods, coverages, season, reached);
    }

    static ForecastAnswer of(Forecast found) {
        int known = found.days().size();
        List<Known> history = new ArrayList<>();
        for (int i = 0; i < known; i++) {
            double value = found.values().get(i);
            history.add(new Known(found.days().get(i), Double.isNaN(value) ? null : value, spend(found, i)));
        }
        double[] expected = found.bands().getFirst().expected();
        return new ForecastAnswer(
                found.figure().zone(),
                found.figure().currency(),
                found.figure().title(),
                found.figure().unit(),
                found.interval().word(),
                history,
                IntStream.range(0, expected.length)
                        .mapToObj(step -> new Expected(
                                found.ahead().get(step),
                                expected[step],
                                bands(found.bands(), step),
                                spend(found, known + step)))
                        .toList(),
                found.method().word(),
                Words.word(found.why()),
                found.reason(),
                found.learned(),
                found.tried().stream().map(Tried::of).toList(),
                found.coverages().stream().map(Covered::of).toList(),
                found.season(),
                found.reached(),
                found.holidays(),
                found.effects(),
                found.notes());
    }

    private static List<Band> bands(List<Prediction> all, int step) {
        return all.stream()
                .map(band -> new Band(band.coverage(), band.low()[step], band.high()[step]))
                .toList();
    }

    private static Optional<Double> spend(Forecast found, int step) {
        return found.spend().isEmpty()
                ? Optional.empty()
                : Optional.of(found.spend().get(step));
    }

    private static Optional<Double> known(double number) {
        return Double.isNaN(number) ? Optional.empty() : Optional.of(number);
    }
}
