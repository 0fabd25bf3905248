package io.windrose.optimize.attribution;

import io.windrose.analyze.ask.EventsSql;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.PeriodSql;
import io.windrose.analyze.ask.SqlText;
import io.windrose.lake.query.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The statements about journeys, in the SQL that all engines run. */
public final class JourneysQuery {
    /** Between the keys of a path; no key has it. */
    static final String SEPARATOR = "\u001f";

    private final Dialect dialect;
    private final AttributionRequest request;
    private final Period period;
    private final PeriodSql time;
    private final boolean isOfAllTime;
    private final Map<String, String> values = new HashMap<>();

    public JourneysQuery(Dialect dialect, Period period, AttributionRequest request) {
        this.dialect = dialect;
        this.request = request;
        this.period = period;
        this.time = new PeriodSql(dialect, period);
        EventsSql events = new EventsSql(dialect, request.included());
        boolean isCampaign = request.by() == AttributionRequest.By.CAMPAIGN;
        values.put("key", isCampaign ? "coalesce(campaign_id, channel, name)" : "coalesce(channel, name)");
        values.put("is_view", "case when type in ('page', 'screen') then 0 else 1 end");
        values.put("is_touch", isTouch());
        values.put("counted", LeftOut.counted(request.included()));
        values.put("looked_at", isLookedAt("occurred_at"));
        values.put("conversions", conversions(events));
        values.put("lookback", Integer.toString(request.lookbackDays()));
        values.put("view_lookback", Integer.toString(request.viewLookbackDays()));
        values.put("touches", text("touches.sql"));
        values.put("journeys", text("journeys.sql"));
        values.put("path", dialect.joined("key", SEPARATOR, "moment, key"));
        values.put("ended_us", dialect.microseconds("max(moment)"));
        values.put("started_us", dialect.microseconds("min(moment)"));
        values.put("ended_in_period", time.holds("ended"));
        values.put("closes_us", dialect.microseconds("closes"));
        values.put("moment_us", dialect.microseconds("moment"));
        values.put("closes_in_period", time.holds("closes"));
        values.put("moment_in_period", time.holds("moment"));
        values.put(
                "half_life_us",
                Double.toString(Math.max(
                        1, request.models().halfLife() * Duration.ofDays(1).toMillis() * 1e3)));
        values.put("is_baseline", isBaseline());
        values.put("spend_key", isCampaign ? "coalesce(spend.campaign_id, spend.channel)" : "spend.channel");
        values.put("name", isCampaign ? "c.name" : "cast(null as string)");
        values.put("join_names", isCampaign ? "left join campaigns c on c.campaign_id = spend.campaign_id" : "");
        values.put("first_day", "date '%s'".formatted(request.range().from()));
        values.put("last_day", "date '%s'".formatted(request.range().to()));
        this.isOfAllTime = events.isOfAllTime();
    }

    private String text(String name) {
        return SqlText.resource(JourneysQuery.class, name).with(values);
    }

    private String isTouch() {
        String visits = "type in ('page', 'screen') and channel is not null";
        if (request.viewThrough().isEmpty()) {
            return visits;
        }
        return visits
                + " or type = 'track' and name in (%s)"
                        .formatted(request.viewThrough().stream()
                                .map(dialect::literal)
                                .collect(Collectors.joining(", ")));
    }

    private String isBaseline() {
        return request.models().baseline().isEmpty()
                ? "1 = 0"
                : "key in (%s)"
                        .formatted(request.models().baseline().stream()
                                .sorted()
                                .map(dialect::literal)
                                .collect(Collectors.joining(", ")));
    }

    private String conversions(EventsSql events) {
        return switch (request.conversion()) {
            case AttributionRequest.Conversion.Orders(AttributionRequest.Worth worth) ->
                """
                select profile_id as visitor, ordered_at as moment, cast(%s as double) as value
                    from orders
                    where profile_id is not null and %s""".formatted(worth.sql(), isLookedAt("ordered_at"));
            case AttributionRequest.Conversion.Events(var choice, var value) -> {
                String worth = value.map(events::number).orElse("cast(0 as double)");
                String matches = events.matches(choice);
                yield """
                    select events.profile_id as visitor, events.occurred_at as moment, %s as value
                        from %s
                        where %s and %s and %s""".formatted(worth, events.from(), events.counted(), isLookedAt("events.occurred_at"), matches);
            }
        };
    }

    private String isLookedAt(String moment) {
        return "%1$s >= %2$s and %1$s < %3$s"
                .formatted(moment, dialect.literal(lookedAtFrom()), dialect.literal(lookedAtTo()));
    }

    Instant lookedAtFrom() {
        return period.from().minus(Duration.ofDays(longest()));
    }

    /** Who is touched in the period may convert after it. */
    Instant lookedAtTo() {
        return period.end().plus(Duration.ofDays(longest()));
    }

    private int longest() {
        return Math.max(request.lookbackDays(), request.viewLookbackDays());
    }

    /** Whether events of all of time are to be seen, for what people are known to be. */
    boolean isOfAllTime() {
        return isOfAllTime;
    }

    public String paths() {
        return text("paths.sql");
    }

    public String decay() {
        return text("decay.sql");
    }

    public String before() {
        return text("before.sql");
    }

    public String costs() {
        return text("costs.sql");
    }
}
