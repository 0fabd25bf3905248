package io.windrose.optimize.forecast;

import io.windrose.analyze.ask.Note;
import io.windrose.core.Incorrect;
import io.windrose.science.forecast.Choice;
import io.windrose.science.forecast.ForecastMethod;
import io.windrose.science.forecast.Forecaster;
import io.windrose.science.forecast.Prediction;
import io.windrose.science.forecast.RegressionFit;
import io.windrose.science.forecast.Series;
import io.windrose.science.forecast.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes a forecast of a history. */
final class Forecasting {
    private static final int FEWEST = 10;
    /** Steps of late, whose mean is taken where no spend is planned. */
    private static final int OF_LATE = 4;

    private static final List<Double> COVERAGES = List.of(0.5, 0.8, 0.95);

    private final Forecast.Figure figure;
    private final ForecastSettings settings;
    private final History asked;
    private final History history;
    private final int ahead;
    private final Notes notes;

    /**
     * Of a history.
     *
     * @param asked before its ends were cut
     * @param found notes on how it was made
     */
    Forecasting(Forecast.Figure figure, ForecastSettings settings, History asked, History history, List<Note> found) {
        this.figure = figure;
        this.settings = settings;
        this.asked = asked;
        this.history = history;
        int skipped = history.length() == 0
                ? 0
                : asked.interval().number(history.day(history.length()), asked.day(asked.length()));
        this.ahead = settings.ahead(asked.interval()) + skipped;
        this.notes = new Notes(asked.interval(), found);
    }

    /** @param snapshots that the history was read from */
    Forecast forecast(Map<String, Long> snapshots) {
        require();
        notes.history(asked, history);
        Methods methods = new Methods(history, ahead, settings.countries());
        Optional<double[]> spend = history.spent().map(past -> {
            double[] all = Arrays.copyOf(past, past.length + ahead);
            System.arraycopy(planned(past), 0, all, past.length, ahead);
            return all;
        });
        Map<Method, ForecastMethod> all = methods.all(spend);
        Choice choice = choose(all, new Series(history.values(), methods.season()));
        Method taken = all.entrySet().stream()
                .filter(each -> each.getValue().name().equals(choice.method()))
                .findFirst()
                .orElseThrow()
                .getKey();
        Map<Method, Trial> trials = new EnumMap<>(Method.class);
        int place = 0;
        for (Method method : all.keySet()) {
            trials.put(method, choice.trials().get(place++));
        }
        int reached = Forecaster.reached(history.length(), ahead);
        notes.season(history, methods, taken, !settings.countries().isEmpty());
        notes.trials(choice, taken, trials, reached);
        spend.ifPresent(every -> notes.spend(
                taken,
                Arrays.copyOf(every, history.length()),
                Arrays.copyOfRange(every, history.length(), every.length),
                settings.spend().filter(plan -> plan.amounts().isEmpty()).map(plan -> every[every.length - 1])));
        List<Prediction> bands = bands(choice);
        return new Forecast(
                figure,
                history.interval(),
                IntStream.range(0, history.length()).mapToObj(history::day).toList(),
                Arrays.stream(history.values()).boxed().toList(),
                IntStream.range(0, ahead)
                        .mapToObj(step -> history.day(history.length() + step))
                        .toList(),
                bands,
                taken,
                choice.why(),
                choice.reason(),
                choice.fitted().description(),
                trials.entrySet().stream()
                        .map(each -> new Forecast.Tried(each.getKey(), each.getValue()))
                        .toList(),
                choice.coverages(),
                methods.season(),
                reached,
                methods.holidays(),
                choice.fitted() instanceof RegressionFit fit ? fit.effects() : List.of(),
                spend.map(every -> Arrays.stream(every).boxed().toList()).orElse(List.of()),
                notes.all(),
                snapshots);
    }

    private void require() {
        String steps = asked.interval().word() + "s";
        if (history.length() == 0) {
            throw new Incorrect(
                    "optimize.no-history",
                    "\"%s\" has no figure but zero from %s on: ask for other days, or another metric"
                            .formatted(figure.title(), asked.first()));
        }
        if (history.known() < FEWEST) {
            throw new Incorrect(
                    "optimize.too-little-history",
                    "\"%s\" is known of %d %s from %s on, and a forecast needs %d: ask by a shorter step, or later"
                            .formatted(figure.title(), history.known(), steps, history.first(), FEWEST));
        }
        if (Arrays.stream(history.values())
                        .filter(value -> !Double.isNaN(value))
                        .distinct()
                        .count()
                == 1) {
            throw new Incorrect(
                    "optimize.constant-series",
                    "\"%s\" is %s on all %d %s from %s on: there is nothing to learn, nor to say how sure it is"
                            .formatted(figure.title(), history.values()[0], history.length(), steps, history.first()));
        }
        if (ahead > history.length()) {
            throw new Incorrect(
                    "optimize.too-far",
                    "%d %s ahead of %d that are known from %s on: give %d at most"
                            .formatted(ahead, steps, history.length(), history.first(), history.length()));
        }
        long gaps = history.length() - history.known();
        if (5 * gaps > history.length()) {
            throw new Incorrect(
                    "optimize.too-many-gaps",
                    "%d of %d %s of \"%s\" have no figure, over a fifth: ask by a longer step, or for other days"
                            .formatted(gaps, history.length(), steps, figure.title()));
        }
    }

    /** Steps before the last that was asked for have what was spent in them, else what is planned for the first. */
    private double[] planned(double[] past) {
        List<Double> amounts =
                settings.spend().map(ForecastSettings.PlannedSpend::amounts).orElse(List.of());
        double ofLate = Arrays.stream(past, Math.max(0, past.length - OF_LATE), past.length)
                .average()
                .orElse(0);
        double[] planned = new double[ahead];
        int skipped = ahead - settings.ahead();
        for (int step = 0; step < ahead; step++) {
            planned[step] = switch (amounts.size()) {
                case 0 -> ofLate;
                case 1 -> amounts.getFirst();
                default -> amounts.get(Math.max(0, step - skipped));
            };
        }
        return planned;
    }

    private Choice choose(Map<Method, ForecastMethod> all, Series series) {
        Forecaster usual = Forecaster.usual();
        Forecaster forecaster = new Forecaster(
                new ArrayList<>(all.values()),
                all.getOrDefault(Method.MEDIAN, usual.favourite()),
                usual.windows(),
                usual.margin(),
                usual.usualReach(),
                usual.reachWindows());
        try {
            if (settings.method().isEmpty()) {
                return forecaster.choose(series, ahead);
            }
            Method method = settings.method().get();
            ForecastMethod wanted = all.get(method);
            if (wanted == null) {
                throw new Incorrect(
                        "optimize.method-unfit",
                        "a regression has nothing to go by here: give a year of history, or spend");
            }
            return forecaster.take(wanted.name(), series, ahead);
        } catch (IllegalArgumentException e) {
            throw new Incorrect(
                    "optimize.method-unfit",
                    "\"%s\" from %s on: %s".formatted(figure.title(), history.first(), e.getMessage()),
                    e);
        }
    }

    private List<Prediction> bands(Choice choice) {
        List<Prediction> bands = COVERAGES.stream().map(choice::forecast).toList();
        boolean wasNeverBelow = Arrays.stream(history.values()).noneMatch(value -> value < 0);
        boolean isBelow =
                bands.stream().anyMatch(band -> Arrays.stream(band.low()).anyMatch(value -> value < 0));
        if (!wasNeverBelow || !isBelow) {
            return bands;
        }
        notes.cut();
        return bands.stream()
                .map(band -> new Prediction(band.coverage(), cut(band.expected()), cut(band.low()), cut(band.high())))
                .toList();
    }

    private static double[] cut(double[] values) {
        return Arrays.stream(values).map(value -> Math.max(0, value)).toArray();
    }
}
