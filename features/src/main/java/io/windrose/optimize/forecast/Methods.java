package io.windrose.optimize.forecast;

import io.windrose.campaign.calendar.Country;
import io.windrose.campaign.calendar.Holiday;
import io.windrose.campaign.calendar.Holidays;
import io.windrose.science.forecast.Cycle;
import io.windrose.science.forecast.Ets;
import io.windrose.science.forecast.ForecastMethod;
import io.windrose.science.forecast.Forecaster;
import io.windrose.science.forecast.Regression;
import io.windrose.science.forecast.Regressor;
import io.windrose.science.forecast.SeasonalNaive;
import io.windrose.science.forecast.Theta;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which methods a history is given to, and what they are told of it. */
final class Methods {
    private static final int LEVEL_AND_SLOPE = 2;

    private static final int MONTHS_OF_YEAR = 12;
    private static final double WEEKS_OF_YEAR = 365.25 / 7;
    private static final int DAYS_OF_YEAR = 366;

    private final History history;
    private final int ahead;
    private final int season;
    private final List<Cycle> cycles;
    private final Map<String, int[]> holidays;

    /** @param ahead steps after the history */
    Methods(History history, int ahead, List<Country> countries) {
        this.history = history;
        this.ahead = ahead;
        int length = history.length();
        int reached = Forecaster.reached(length, ahead);
        int season = history.interval().season;
        this.season = fewest(length, reached) > 2 * season ? season : 1;
        this.cycles = cycles(fewest(length, reached));
        Map<String, int[]> found = countries.isEmpty() ? Map.of() : holidays(countries);
        int coefficients = LEVEL_AND_SLOPE
                + cycles.stream().mapToInt(cycle -> 2 * cycle.harmonics()).sum()
                + history.spent().map(each -> 1).orElse(0);
        this.holidays = fewest(length, reached) >= 2 * (coefficients + found.size()) ? found : Map.of();
    }

    /** As short as a series gets in trials: four windows, half of what is reached apart. */
    private static int fewest(int length, int reached) {
        return length - reached - 3 * Math.max(1, reached / 2);
    }

    int season() {
        return season;
    }

    boolean knowsTheYear() {
        return cycles.stream().anyMatch(cycle -> cycle.name().equals("year"));
    }

    /** Those that the regressions know. */
    List<String> holidays() {
        return List.copyOf(holidays.keySet());
    }

    private List<Cycle> cycles(int fewest) {
        List<Cycle> found = new ArrayList<>();
        switch (history.interval()) {
            case DAY -> {
                found.add(Cycle.weekOfDays());
                if (fewest >= DAYS_OF_YEAR) {
                    found.add(Cycle.yearOfDays());
                }
            }
            case WEEK -> {
                if (fewest >= WEEKS_OF_YEAR) {
                    found.add(Cycle.yearOfWeeks());
                }
            }
            case MONTH -> {
                if (fewest >= 2 * MONTHS_OF_YEAR) {
                    found.add(Cycle.yearOfMonths());
                }
            }
        }
        return found;
    }

    /** Public ones by name, with the steps that they are in; those that never were tell nothing. */
    private Map<String, int[]> holidays(List<Country> countries) {
        // A month has the same holidays in each year but for Easter: the season knows them.
        if (history.interval() == Interval.MONTH) {
            return Map.of();
        }
        LocalDate last = history.day(history.length() + ahead).minusDays(1);
        Map<String, List<Integer>> steps = new TreeMap<>();
        for (Holiday holiday : Holidays.in(countries, history.first(), last, Locale.ENGLISH)) {
            if (holiday.kind() == Holiday.Kind.PUBLIC) {
                steps.computeIfAbsent(holiday.name(), name -> new ArrayList<>())
                        .add(history.interval().number(history.first(), holiday.day()));
            }
        }
        Map<String, int[]> found = new TreeMap<>();
        steps.forEach((name, at) -> {
            if (at.stream().anyMatch(step -> step < history.length() && !Double.isNaN(history.values()[step]))) {
                found.put(name, at.stream().mapToInt(Integer::intValue).toArray());
            }
        });
        return found;
    }

    /**
     * By what they are known by here.
     *
     * @param spend by step, over the history and what is forecast
     */
    Map<Method, ForecastMethod> all(Optional<double[]> spend) {
        Map<Method, ForecastMethod> all = new EnumMap<>(Method.class);
        all.put(Method.MEDIAN, Forecaster.usualMedian());
        all.put(Method.ETS, Ets.automatic());
        all.put(Method.THETA, new Theta());
        all.put(Method.SEASONAL_NAIVE, new SeasonalNaive());
        if (!cycles.isEmpty() || spend.isPresent()) {
            all.put(Method.REGRESSION, regression(Regression.Scale.ADDITIVE, spend));
            all.put(Method.MULTIPLIED_REGRESSION, regression(Regression.Scale.MULTIPLICATIVE, spend));
        }
        return all;
    }

    private Regression regression(Regression.Scale scale, Optional<double[]> spend) {
        return Regression.of(scale, cycles.toArray(Cycle[]::new))
                .withHolidays(holidays.entrySet().stream()
                        .map(each -> io.windrose.science.forecast.Holiday.of(each.getKey(), each.getValue()))
                        .toList())
                .withRegressors(
                        spend.map(by -> List.of(Regressor.spend("spend", by))).orElse(List.of()));
    }
}
