package io.windrose.analyze.anomaly;

import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.analyze.trend.TrendRequest;
import io.windrose.core.Incorrect;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question.
 *
 * @param range the days to be judged; of these, the ones that are over
 * @param conditions which hold of everything that is counted
 * @param explained a day whose change is to be split into parts
 * @param by the fields to split by, each by itself; where there are none, the usual ones
 */
public record AnomalyRequest(
        TrendRequest.Asked figure,
        DateRange range,
        Set<LeftOut> included,
        List<Condition> conditions,
        Optional<LocalDate> explained,
        List<Field> by) {
    private static final int MOST_DAYS = 366;
    private static final int MOST_FIELDS = 10;

    public AnomalyRequest {
        included = Set.copyOf(included);
        conditions = List.copyOf(conditions);
        by = List.copyOf(by);
        require(range.days() <= MOST_DAYS, "%d days are to be judged; give %d at most", range.days(), MOST_DAYS);
        require(by.size() <= MOST_FIELDS, "there are %d fields to split by; give %d at most", by.size(), MOST_FIELDS);
    }

    private static void require(boolean holds, String otherwise, long given, int most) {
        if (!holds) {
            throw new Incorrect("analyze.wrong-anomalies", otherwise.formatted(given, most));
        }
    }
}
