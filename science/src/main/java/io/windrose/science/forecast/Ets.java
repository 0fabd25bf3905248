package io.windrose.science.forecast;

import java.util.List;
import java.util.Optional;

/**
 * Exponential smoothing in state-space form: each {@link EtsForm} that suits is fitted by maximum likelihood, and the
 * one with the least AICc forecasts (Hyndman, Koehler, Snyder and Grose, A State Space Framework for Automatic
 * Forecasting Using Exponential Smoothing Methods, IJF 18, 2002).
 *
 * <p>Forms with a multiplicative part suit positive series only; those with a season need two whole ones, and one of at
 * most 24 steps: a longer one has more first states than can be learned, and is left out. Trends that multiply are not
 * tried: they forecast worse. Unlike in other implementations the likelihood is searched from two starts until a new
 * start gains nothing.
 *
 * <p>Assumed is that what moves the series is slow beside its noise, and that errors are independent and normal.
 */
public record Ets(List<EtsForm> forms) implements ForecastMethod {
    private static final int LONGEST_SEASON = 24;

    /** Copies. */
    public Ets {
        forms = List.copyOf(forms);
        if (forms.isEmpty()) {
            throw new IllegalArgumentException("There is no form to fit: give one or more");
        }
    }

    /** All forms that suit a series. */
    public static Ets automatic() {
        return new Ets(EtsForm.all());
    }

    public static Ets of(EtsForm form) {
        return new Ets(List.of(form));
    }

    @Override
    public String name() {
        return forms.size() == 1 ? forms.getFirst().name() : "ETS";
    }

    @Override
    public Optional<String> objection(Series series) {
        if (series.isConstant()) {
            return Optional.of("all values are " + series.values()[0] + ": there is nothing to learn");
        }
        if (suiting(series).isEmpty()) {
            EtsForm form = forms.getFirst();
            if (form.needsPositive() && !series.isPositive()) {
                return Optional.of("a multiplicative form needs positive values: take an additive one");
            }
            return Optional.of("%d values with a season of %d steps are too few for %s"
                    .formatted(series.length(), series.season(), form.name()));
        }
        return Optional.empty();
    }

    private List<EtsForm> suiting(Series series) {
        int n = series.length();
        int season = series.season();
        boolean isSeasonal = season > 1 && season <= LONGEST_SEASON && n >= 2 * season;
        return forms.stream()
                .filter(form -> !form.needsPositive() || series.isPositive())
                .filter(form -> !form.isSeasonal() || isSeasonal)
                .filter(form -> n - form.parameters(season) - 2 > 0)
                .toList();
    }

    /** @throws IllegalArgumentException also when no form has a finite likelihood */
    @Override
    public EtsFit fit(Series series) {
        ForecastMethod.require(this, series);
        double[] values = series.filled();
        Optional<EtsFit> best = Optional.empty();
        for (EtsForm form : suiting(series)) {
            EtsFit fit = EtsSearch.fit(form, values, series.season());
            if (fit.criterion() < Double.POSITIVE_INFINITY && best.stream().allMatch(b -> fit.aicc() < b.aicc())) {
                best = Optional.of(fit);
            }
        }
        return best.orElseThrow(() -> new IllegalArgumentException(
                name() + ": no form that was tried can have made these values: take an additive one"));
    }
}
