package io.windrose.science.forecast;

import java.util.Optional;

/**
 * Holt's and Winters' method: a level, a trend that goes on as it is, and a season where the series is long enough for
 * one, which add up (Winters, Forecasting Sales by Exponentially Weighted Moving Averages, Management Science 6, 1960).
 * It is {@link Ets} of one form, fitted by likelihood; that the form is not chosen anew for each series is its virtue
 * in a combination.
 */
public record HoltWinters() implements ForecastMethod {
    private static final Ets SEASONAL =
            Ets.of(new EtsForm(EtsForm.Noise.ADDITIVE, EtsForm.Trend.LINEAR, EtsForm.Season.ADDITIVE));
    private static final Ets PLAIN =
            Ets.of(new EtsForm(EtsForm.Noise.ADDITIVE, EtsForm.Trend.LINEAR, EtsForm.Season.NONE));

    @Override
    public String name() {
        return "Holt-Winters";
    }

    private static Ets form(Series series) {
        return SEASONAL.objection(series).isEmpty() ? SEASONAL : PLAIN;
    }

    @Override
    public Optional<String> objection(Series series) {
        return form(series).objection(series);
    }

    @Override
    public Fitted fit(Series series) {
        ForecastMethod.require(this, series);
        return form(series).fit(series);
    }
}
