package io.windrose.optimize.forecast;

import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.analyze.trend.TrendRequest;
import java.util.List;
import java.util.Set;

/**
 * What is to be forecast of the lake.
 *
 * @param range to learn from; steps that are not whole in it, or not over, are left out
 * @param conditions which hold of everything that is counted, spend included
 */
public record ForecastRequest(
        TrendRequest.Asked figure,
        Interval interval,
        DateRange range,
        List<Condition> conditions,
        Set<LeftOut> included,
        ForecastSettings settings) {
    public ForecastRequest {
        conditions = List.copyOf(conditions);
        included = Set.copyOf(included);
        settings.ahead(interval);
    }

    ForecastRequest of(DateRange other) {
        return new ForecastRequest(figure, interval, other, conditions, included, settings);
    }
}
