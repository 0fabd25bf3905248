package io.windrose.http;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.metric.Metric;
import io.windrose.analyze.trend.TrendRequest;
import io.windrose.campaign.calendar.Country;
import io.windrose.optimize.forecast.ForecastRequest;
import io.windrose.optimize.forecast.ForecastSettings;
import io.windrose.optimize.forecast.Interval;
import io.windrose.optimize.forecast.Method;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Questions for forecasts, as JSON. */
final class ForecastForms {
    private ForecastForms() {}

    /** Without amounts, as of late. */
    record SpendGiven(@Nullable List<Double> planned) {
        ForecastSettings.PlannedSpend plan() {
            return new ForecastSettings.PlannedSpend(planned == null ? List.of() : planned);
        }
    }

    /** What is asked of the lake. */
    record Asked(
            @Nullable String metric,
            @Nullable String interval,
            @Nullable Integer ahead,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable List<QuestionForms.Where> where,
            @Nullable List<String> include,
            @Nullable List<String> countries,
            @Nullable SpendGiven spend,
            @Nullable String method) {
        /** @param usual countries, where none are named */
        ForecastRequest request(LocalDate today, Function<String, Metric> defined, List<Country> usual) {
            Interval step = interval == null ? Interval.WEEK : Interval.named(interval);
            LocalDate last = to == null ? today : to;
            return new ForecastRequest(
                    TrendRequest.Asked.of(defined.apply(Request.required(metric, "metric"))),
                    step,
                    from == null ? step.usual(last) : new DateRange(from, last),
                    QuestionForms.conditions(where),
                    QuestionForms.included(include),
                    new ForecastSettings(
                            ahead == null ? step.usualAhead() : ahead,
                            countries == null ? usual : named(countries),
                            Optional.ofNullable(spend).map(SpendGiven::plan),
                            Optional.ofNullable(method).map(Method::named)));
        }
    }

    static List<Country> named(List<String> written) {
        return written.stream().map(Country::named).distinct().toList();
    }
}
