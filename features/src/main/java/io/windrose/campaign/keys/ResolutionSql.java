package io.windrose.campaign.keys;

import io.windrose.lake.query.AddedColumns;
import io.windrose.lake.query.Derived;
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

    /** Of an order, by its marks, else its coupon, else its visit; needs {@link #ORDER_JOINS}. */
    public static final ViewColumn ORDER_COLUMN = column("coalesce(cu.campaign_id, cc.campaign_id, vi.campaign_id)");

    /**
     * What an order says of its origin is what its counted statement says; where that says nothing, as a server's does,
     * another source's. Only the few statements that do not count are grouped. A shop's last page has no marks, so what
     * says nothing itself came as its visit did: by the first event of the visit that resolves. The rows are those of
     * {@code stored_orders o} that count, with their profiles by {@code identities i}.
     */
    public static final List<ViewJoin> ORDER_JOINS = List.of(
            new ViewJoin("w", "left join (%s) w on w.order_id = o.order_id".formatted(toldByOthers("stored_orders"))),
            marks(
                    ofOrder("campaign", "campaign"),
                    ofOrder("campaign", "source"),
                    ofOrder("campaign", "medium"),
                    ofOrder("campaign", "content")),
            new ViewJoin("cc", """
            left join (
                select coupon, max(campaign_id) as campaign_id
                from campaign_values
                where kind = 'coupon'
                group by coupon
            ) cc on cc.coupon = %s""".formatted(ofOrder("coupon", "coupon"))),
            new ViewJoin("vi", """
            left join (
                select e.profile_id, e.session_id, min_by(e.campaign_id, (e.occurred_at, e.event_id)) as campaign_id
                from events e
                where e.session_id is not null and e.campaign_id is not null
                group by e.profile_id, e.session_id
            ) vi on vi.session_id = coalesce(o.session_id, w.session_id)
                and vi.profile_id = coalesce(i.profile_id, o.person)"""));

    private static final ViewJoin COSTS = new ViewJoin("cp", """
            left join (
                select source_id, coalesce(account, '') as account, channel, coalesce(campaign, '') as campaign,
                       max(campaign_id) as campaign_id
                from campaign_values
                where kind = 'platform-id'
                group by source_id, coalesce(account, ''), channel, coalesce(campaign, '')
            ) cp on cp.source_id = e.source_id and cp.account = coalesce(e.account, '')
                and cp.channel = e.channel and cp.campaign = coalesce(e.campaign, '')""");

    private ResolutionSql() {}

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

    /**
     * What statements that do not count say of the origin of orders, a row for each order: of each thing the first
     * source by name that says it.
     *
     * @param statements the table or view of all statements
     */
    public static String toldByOthers(String statements) {
        return """
                select order_id,
                       min_by(campaign, source_id) filter (where campaign <> '') as campaign,
                       min_by(coalesce(source, ''), source_id) filter (where campaign <> '') as source,
                       min_by(coalesce(medium, ''), source_id) filter (where campaign <> '') as medium,
                       min_by(coalesce(content, ''), source_id) filter (where campaign <> '') as content,
                       min_by(coupon, source_id) filter (where coupon <> '') as coupon,
                       min_by(session_id, source_id) filter (where session_id <> '') as session_id
                from %s
                where not counted and (campaign <> '' or coupon <> '' or session_id <> '')
                group by order_id""".formatted(statements);
    }

    /**
     * What the counted statement {@code o} says of {@code mark}, where it says anything of {@code leading}; else what
     * another says, {@code w}, by {@link #toldByOthers}.
     */
    public static String ofOrder(String leading, String mark) {
        String own = mark.equals(leading) ? "o." + mark : "coalesce(o.%s, '')".formatted(mark);
        return "case when o.%s <> '' then %s else w.%s end".formatted(leading, own, mark);
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
