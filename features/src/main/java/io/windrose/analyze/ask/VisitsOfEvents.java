package io.windrose.analyze.ask;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The visits, and which of them an event belongs to: by its session, else by the moment, for a visitor has one visit at
 * a time.
 */
public final class VisitsOfEvents {
    private static final SqlText SESSIONS = SqlText.of("""
            select visitor, session_id{values}{figures}
                from (
                    select visitor, session_id{grouped}{sums}
                    from (
                        select profile_id as visitor, session_id, occurred_at as moment,
                               type in ('page', 'screen') as is_view{seen}
                        from events
                        where {counted} and session_id is not null
                    ) seen
                    group by visitor, session_id
                ) sessions_seen""");

    /**
     * Who sends no session has a new visit after half an hour of silence. What is told at one moment is of one visit.
     */
    private static final SqlText QUIET = SqlText.of("""
            with steps as (
                    select profile_id as visitor, occurred_at as moment, type in ('page', 'screen') as is_view{seen},
                           case when lag(occurred_at) over (partition by profile_id order by occurred_at)
                                     >= occurred_at - interval '30' minute then 0 else 1 end as step
                    from events
                    where {counted} and session_id is null and (path is not null or type in ('page', 'screen'))
                ),
                numbered as (
                    select visitor, moment, is_view{names},
                           sum(step) over (partition by visitor order by moment
                                           range between unbounded preceding and current row) as number
                    from steps
                ),
                found as (
                    select visitor, number{values}{figures}
                    from (
                        select visitor, number{grouped}{sums}
                        from numbered
                        group by visitor, number
                    ) quiet_seen
                )
            """);

    private VisitsOfEvents() {}

    /** What it is of the visit, where {@link #joins} brought it. */
    static String value(Field.Visit visit) {
        return "coalesce(sessions.visit_%1$s, quiet.visit_%1$s)".formatted(visit.name());
    }

    /** @param counted which events count */
    static String joins(String counted, Set<Dimension> dimensions) {
        Map<String, String> values = values(counted, dimensions, "", "");
        String brought = dimensions.stream()
                .map(dimension -> ", found." + column(dimension))
                .collect(Collectors.joining());
        return """
            left join (
                %s
            ) sessions on sessions.visitor = events.profile_id and sessions.session_id = events.session_id
            left join (
                %sselect m.visitor, m.moment%s
                from (select distinct visitor, moment, number from numbered) m
                join found on found.visitor = m.visitor and found.number = m.number
            ) quiet on quiet.visitor = events.profile_id and quiet.moment = events.occurred_at
                and events.session_id is null and (events.path is not null or events.type in ('page', 'screen'))""".formatted(SESSIONS.with(values), QUIET.with(values), brought);
    }

    /**
     * A row for each visit, to select from: {@code visitor}, {@code started}, {@code views} and of each dimension
     * {@code visit_channel} and so on.
     */
    public static String rows(String counted, Set<Dimension> dimensions) {
        Map<String, String> values = values(
                counted,
                dimensions,
                ", min(moment) as started, sum(case when is_view then 1 else 0 end) as views",
                ", started, views");
        String all =
                dimensions.stream().map(dimension -> ", " + column(dimension)).collect(Collectors.joining());
        return """
                (
                    select visitor, started, views%1$s
                    from (
                        %2$s
                    ) of_sessions
                    union all
                    select visitor, started, views%1$s
                    from (
                        %3$sselect visitor, started, views%1$s from found
                    ) of_silence
                ) visits""".formatted(all, SESSIONS.with(values), QUIET.with(values));
    }

    /** {@code visit_channel}. */
    public static String column(Dimension dimension) {
        return "visit_" + new Field.Visit(dimension).name();
    }

    private static Map<String, String> values(String counted, Set<Dimension> dimensions, String sums, String figures) {
        List<VisitAttribute> attributes = VisitAttribute.of(dimensions);
        return Map.of(
                "counted", counted,
                "seen",
                        attributes.stream()
                                .map(each -> ", %s as a_%s".formatted(each.seen(), each.name()))
                                .collect(Collectors.joining()),
                "names", attributes.stream().map(each -> ", a_" + each.name()).collect(Collectors.joining()),
                "grouped",
                        attributes.stream()
                                .map(each -> VisitAttribute.first("a_" + each.name(), "moment", each.name()))
                                .collect(Collectors.joining()),
                "values",
                        dimensions.stream()
                                .map(dimension ->
                                        ", %s as %s".formatted(VisitAttribute.value(dimension), column(dimension)))
                                .collect(Collectors.joining()),
                "sums", sums,
                "figures", figures);
    }
}
