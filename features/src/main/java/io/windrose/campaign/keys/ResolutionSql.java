package io.windrose.campaign.keys;

import io.windrose.lake.query.AddedColumns;
import io.windrose.lake.query.Derived;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.ViewColumn;
import io.windrose.lake.query.ViewJoin;
import java.util.List;

/** The column {@code campaign_id} of events, costs and orders: an equal join with the few values that occur. */
public final class ResolutionSql {
    private static final String MEANING = "The campaign that it resolves to by its keys now; table campaigns";

    private static final ViewJoin EVENT_MARKS =
            marks("e.campaign", "coalesce(e.source, '')", "coalesce(e.medium, '')", "coalesce(e.content, '')");

    private static final ViewJoin PAGES = new ViewJoin("cl", """
            left join (
                select path, max(campaign_id) as campaign_id
                from campaign_values
                where kind = 'landing-page'
                group by path
            ) cl on cl.path = e.path""");

    /** Of an order, by its marks, else its coupon, else its visit; needs {@link #orderJoins}. */
    public static final ViewColumn ORDER_COLUMN = column("coalesce(cu.campaign_id, cc.campaign_id, vi.campaign_id)");

    private static final ViewJoin COSTS = new ViewJoin("cp", """
            left join (
                select value_number, max(campaign_id) as campaign_id
                from campaign_values
                where kind = 'platform-id'
                group by value_number
            ) cp on cp.value_number = e.value_number""");

    private ResolutionSql() {}

    /**
     * A shop's last page has no marks, so what resolves by nothing that is said of the order came as its visit did: by
     * the first event of the visit that resolves, which is looked for only then. The rows are those of
     * {@code stored_orders o} that count, with their profiles by {@code identities i}.
     */
    public static List<ViewJoin> orderJoins(Dialect dialect) {
        return List.of(
                marks(
                        "o.origin_campaign",
                        "coalesce(o.origin_source, '')",
                        "coalesce(o.origin_medium, '')",
                        "coalesce(o.origin_content, '')"),
                new ViewJoin("cc", """
            left join (
                select coupon, max(campaign_id) as campaign_id
                from campaign_values
                where kind = 'coupon'
                group by coupon
            ) cc on cc.coupon = o.origin_coupon"""),
                new ViewJoin("vi", """
            left join (
                select e.profile_id, e.session_id, %s as campaign_id
                from events e
                where e.session_id is not null and e.campaign_id is not null
                group by e.profile_id, e.session_id
            ) vi on vi.session_id = case when cu.campaign_id is null and cc.campaign_id is null
                                         then o.origin_session_id end
                and vi.profile_id = coalesce(i.profile_id, o.person)""".formatted(first("e.occurred_at", "e.campaign_id", dialect))));
    }

    /**
     * The text of the first moment; of several at one moment the least. Both as one text, since to compare two values
     * takes engines several times as long. The moments have 19 digits each, from long before our era on.
     */
    private static String first(String moment, String text, Dialect dialect) {
        return "substr(min(cast(2000000000000000000 + %s as string) || %s), 20)"
                .formatted(dialect.microseconds(moment), text);
    }

    static Derived columns() {
        return new Derived(
                List.of(
                        new AddedColumns(
                                "events",
                                List.of(column("coalesce(cu.campaign_id, cl.campaign_id)")),
                                List.of(EVENT_MARKS, PAGES)),
                        new AddedColumns("spend", List.of(column("cp.campaign_id")), List.of(COSTS))),
                List.of());
    }

    private static ViewColumn column(String sql) {
        return new ViewColumn("campaign_id", "VARCHAR", MEANING, sql);
    }

    private static ViewJoin marks(String campaign, String source, String medium, String content) {
        return new ViewJoin("cu", """
                left join (
                    select campaign, coalesce(source, '') as source, coalesce(medium, '') as medium,
                           coalesce(content, '') as content, max(campaign_id) as campaign_id
                    from campaign_values
                    where kind = 'utm'
                    group by campaign, coalesce(source, ''), coalesce(medium, ''), coalesce(content, '')
                ) cu on cu.campaign = %s and cu.source = %s
                    and cu.medium = %s and cu.content = %s""".formatted(campaign, source, medium, content));
    }
}
