package io.windrose.campaign.money;

import io.windrose.campaign.LastLine;
import io.windrose.campaign.keys.ResolutionSql;
import io.windrose.core.Company;
import io.windrose.lake.query.AddedColumns;
import io.windrose.lake.query.Derived;
import io.windrose.lake.query.DerivedView;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.ViewColumn;
import io.windrose.lake.query.ViewJoin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What counts of the tables of money, in the company's days and currency. No join of theirs adds or takes a row: each
 * is on all keys of a table, or on what is grouped by.
 */
final class MoneyViews {
    private static final String AMOUNT = "DECIMAL(24,4)";
    private static final String RATE = "cast(c.rate as double) / cast(r.rate as double)";
    private static final ViewJoin PROFILES = new ViewJoin("i", """
            left join (
                select person, max_by(profile_id, merged_at) as profile_id from identities group by person
            ) i on i.person = o.person""");

    private final Company company;
    private final Dialect dialect;

    private MoneyViews(Company company, Dialect dialect) {
        this.company = company;
        this.dialect = dialect;
    }

    static Derived of(Company company, Dialect dialect) {
        MoneyViews views = new MoneyViews(company, dialect);
        return new Derived(
                List.of(views.costsOfSpend()),
                List.of(
                        views.rates(),
                        views.lines(),
                        views.products(),
                        views.refunds(),
                        views.refundStatements(),
                        views.orders(),
                        views.orderStatements()));
    }

    /** Tables see no views, so it joins the table of rates. */
    private AddedColumns costsOfSpend() {
        return new AddedColumns(
                "spend",
                List.of(column(
                        "company_cost",
                        AMOUNT,
                        "The cost in the company's currency by the rate of its day; null where one is missing",
                        own("e.cost", "e.currency", "er"))),
                List.of(new ViewJoin("er", """
                        left join (
                            select r.day, r.currency, %s as rate
                            from %s
                        ) er on er.day = e.day and er.currency = e.currency""".formatted(RATE, rated()))));
    }

    /** Each rate beside that of the company's currency. */
    private String rated() {
        return "exchange_rates r join exchange_rates c on c.day = r.day and c.currency = " + own();
    }

    private DerivedView rates() {
        return new DerivedView(
                "company_rates",
                "What an amount is worth in the company's currency, a row for each day and currency",
                List.of(
                        column("day", "DATE", "The day", "r.day"),
                        column("currency", "VARCHAR", "ISO 4217", "r.currency"),
                        column("rate", "DOUBLE", "An amount times this is one in the company's currency", RATE),
                        column("quoted_on", "DATE", "The day of the quote", "r.quoted_on")),
                rated(),
                List.of(),
                "");
    }

    private DerivedView lines() {
        String day = day("l.ordered_at");
        return new DerivedView(
                "order_lines",
                "The lines of the orders that count",
                List.of(
                        column("order_id", "VARCHAR", "The order", "l.order_id"),
                        column("line", "BIGINT", "Its place in the order, from 1", "l.line"),
                        column("source_id", "VARCHAR", "Which source says it", "l.source_id"),
                        column("ordered_at", "TIMESTAMPTZ", "When the order was completed; UTC", "l.ordered_at"),
                        column("ordered_on", "DATE", "The day of that on the company's calendar", day),
                        column("sku", "VARCHAR", "Number of the product", "l.sku"),
                        column("name", "VARCHAR", "Name of the product", "l.name"),
                        column("category", "VARCHAR", "Category of the product", "l.category"),
                        column("brand", "VARCHAR", "Brand of the product", "l.brand"),
                        column("coupon", "VARCHAR", "Code of the coupon on the line", "l.coupon"),
                        column("currency", "VARCHAR", "ISO 4217, that of the order", "l.currency"),
                        column("price", "DECIMAL(18,4)", "Of one piece", "l.price"),
                        column("quantity", "DECIMAL(18,4)", "How many", "l.quantity"),
                        column("amount", "DECIMAL(18,4)", "Price times quantity", "l.amount"),
                        column(
                                "company_amount",
                                AMOUNT,
                                "The amount in the company's currency; null where a rate is missing",
                                own("l.amount", "l.currency", "r")),
                        column(
                                "company_cost",
                                AMOUNT,
                                "What its goods cost the company, by the cost of that day; null where it is not known",
                                own("cast(round(l.quantity * p.cost, 4) as decimal(24, 4))", "p.currency", "q"))),
                "stored_order_lines l",
                List.of(
                        rate("r", day, "l.currency"),
                        new ViewJoin(
                                "p",
                                "left join stored_products p on p.sku = l.sku and p.valid_from <= " + day
                                        + " and (p.valid_to is null or " + day + " < p.valid_to)"),
                        rate("q", day, "p.currency")),
                "l.counted");
    }

    private DerivedView products() {
        return new DerivedView(
                "products",
                "Products, from files and from the lines of orders",
                List.of(
                        column("sku", "VARCHAR", "Number of the product", "coalesce(p.sku, l.sku)"),
                        column(
                                "name",
                                "VARCHAR",
                                "Name: that of a file, else of the last order",
                                "coalesce(p.name, l.name)"),
                        column("category", "VARCHAR", "Category, likewise", "coalesce(p.category, l.category)"),
                        column("cost", "DECIMAL(18,4)", "What a piece costs the company now", "p.cost"),
                        column("cost_currency", "VARCHAR", "ISO 4217, of the cost", "p.currency"),
                        column("cost_from", "DATE", "Since when", "p.valid_from"),
                        column("price", "DECIMAL(18,4)", "Price of a piece in the last order", "l.price"),
                        column("price_currency", "VARCHAR", "ISO 4217, of the price", "l.currency"),
                        column("sold_at", "TIMESTAMPTZ", "When it was last ordered; UTC", "l.sold_at")),
                """
                (
                    select sku, name, category, cost, currency, valid_from from stored_products where valid_to is null
                ) p
                full outer join (
                    select sku, %s as name, %s as category, %s as price, %s as currency, max(ordered_at) as sold_at
                    from stored_order_lines where counted and sku is not null
                    group by sku
                ) l on l.sku = p.sku""".formatted(
                                LastLine.says("name"),
                                LastLine.says("category"),
                                LastLine.says("price"),
                                LastLine.says("currency")),
                List.of(),
                "");
    }

    private DerivedView refunds() {
        List<ViewColumn> columns = refundColumns();
        String refunded = day("o.refunded_at");
        String ordered = day("o.ordered_at");
        columns.add(column("refunded_on", "DATE", "The day on which it was paid back", refunded));
        columns.add(column("ordered_on", "DATE", "The day of its order; null where no order is known", ordered));
        columns.add(column(
                "company_amount",
                AMOUNT,
                "The amount in the company's currency by the rate of the day on which it was paid back; null where one is missing",
                own("o.amount", "o.currency", "r")));
        columns.add(column(
                "company_amount_ordered",
                AMOUNT,
                "The same by the rate of the order's day",
                own("o.amount", "o.currency", "s")));
        columns.add(profile());
        return new DerivedView(
                "refunds",
                "Refunds and cancellations that count",
                columns,
                "stored_refunds o",
                List.of(rate("r", refunded, "o.currency"), rate("s", ordered, "o.currency"), PROFILES),
                "o.counted");
    }

    private DerivedView refundStatements() {
        List<ViewColumn> columns = refundColumns();
        columns.add(column("counted", "BOOLEAN", "Whether it counts", "o.counted"));
        columns.add(reason());
        return new DerivedView(
                "refund_statements",
                "Refunds and cancellations as every source says them",
                columns,
                "stored_refunds o",
                List.of(),
                "");
    }

    private static List<ViewColumn> refundColumns() {
        return new ArrayList<>(List.of(
                column("source_id", "VARCHAR", "Which source says it", "o.source_id"),
                column("event_id", "VARCHAR", "The event that told it", "o.event_id"),
                column("order_id", "VARCHAR", "The order that it is of", "o.order_id"),
                column("refunded_at", "TIMESTAMPTZ", "When it was paid back; UTC", "o.refunded_at"),
                column("ordered_at", "TIMESTAMPTZ", "When its order was completed; UTC", "o.ordered_at"),
                column("person", "BIGINT", "Who got it, as events.person", "o.person"),
                column("kind", "VARCHAR", "refund or cancellation", "o.kind"),
                column("told", "DECIMAL(18,4)", "The amount that is said; null where none is", "o.told"),
                column("amount", "DECIMAL(18,4)", "What counts as paid back, above zero", "o.amount"),
                column("currency", "VARCHAR", "ISO 4217: that said, else the order's", "o.currency"),
                column("is_orphan", "BOOLEAN", "Whether no order is known that it is of", "o.ordered_at is null"),
                column("problems", "VARCHAR", "What is wrong with it, as orphan", "o.problems")));
    }

    private DerivedView orders() {
        List<ViewColumn> columns = orderColumns();
        columns.add(column(
                "company_gross",
                AMOUNT,
                "The gross amount in the company's currency by the rate of its day; null where one is missing",
                own("o.gross", "o.currency", "r")));
        columns.add(column(
                "company_refunded", AMOUNT, "What was paid back, likewise", own("o.refunded", "o.currency", "r")));
        columns.add(column(
                "company_net",
                AMOUNT,
                "The net amount, likewise",
                own("o.gross - coalesce(o.refunded, 0)", "o.currency", "r")));
        columns.add(column(
                "company_cost",
                AMOUNT,
                "What its goods cost the company, as far as it is known",
                "cast(c.cost as decimal(24, 4))"));
        columns.add(column(
                "lines_without_cost",
                "BIGINT",
                "How many of its lines have a cost that is not known",
                "o.lines - coalesce(c.known, 0)"));
        for (String origin : List.of("source", "medium", "campaign", "content", "coupon", "session_id")) {
            columns.add(column(
                    "origin_" + origin,
                    "VARCHAR",
                    "Likewise, where the source that counts does not say it as another does",
                    "o.origin_" + origin));
        }
        columns.add(ResolutionSql.ORDER_COLUMN);
        columns.add(profile());
        columns.add(column(
                "is_new_customer",
                "BOOLEAN",
                "Whether it is the first order of the profile that counts",
                "n.order_id = o.order_id"));
        return new DerivedView(
                "orders",
                "Orders that count, each once, whoever tells it",
                columns,
                "stored_orders o",
                Stream.concat(
                                Stream.of(
                                        rate("r", day("o.ordered_at"), "o.currency"), PROFILES, firstOrders(), costs()),
                                ResolutionSql.orderJoins(dialect).stream())
                        .toList(),
                "o.counted");
    }

    private static ViewJoin costs() {
        return new ViewJoin("c", """
                left join (
                    select source_id, order_id, sum(company_cost) as cost, count(company_cost) as known
                    from order_lines group by source_id, order_id
                ) c on c.source_id = o.source_id and c.order_id = o.order_id""");
    }

    private static ViewJoin firstOrders() {
        return new ViewJoin("n", """
                left join (
                    select profile_id, min_by(order_id, (ordered_at, order_id)) as order_id
                    from (
                        select s.order_id, s.ordered_at, coalesce(j.profile_id, s.person) as profile_id
                        from stored_orders s
                        left join (
                            select person, max_by(profile_id, merged_at) as profile_id from identities group by person
                        ) j on j.person = s.person
                        where s.counted
                    ) f
                    group by profile_id
                ) n on n.profile_id = coalesce(i.profile_id, o.person)""");
    }

    private DerivedView orderStatements() {
        List<ViewColumn> columns = orderColumns();
        columns.add(column("counted", "BOOLEAN", "Whether this is what counts of the order", "o.counted"));
        columns.add(reason());
        return new DerivedView(
                "order_statements",
                "Orders as every source says them, with the reason where one does not count",
                columns,
                "stored_orders o",
                List.of(),
                "");
    }

    private List<ViewColumn> orderColumns() {
        List<ViewColumn> columns = new ArrayList<>(List.of(
                column("order_id", "VARCHAR", "Its name in the shop", "o.order_id"),
                column("source_id", "VARCHAR", "Which source says it", "o.source_id"),
                column("kind", "VARCHAR", "How the source tells orders: file, server or browser", "o.kind"),
                column("ordered_at", "TIMESTAMPTZ", "When it was first completed; UTC", "o.ordered_at"),
                column("ordered_on", "DATE", "The day of that on the company's calendar", day("o.ordered_at")),
                column("person", "BIGINT", "Who ordered, as events.person", "o.person"),
                column("gross", "DECIMAL(18,4)", "Its amount as the order says", "o.gross"),
                column("refunded", "DECIMAL(18,4)", "What was paid back of it, in its currency", "o.refunded"),
                column(
                        "net",
                        "DECIMAL(18,4)",
                        "Gross less what was paid back",
                        "cast(o.gross - coalesce(o.refunded, 0) as decimal(18, 4))"),
                column("currency", "VARCHAR", "ISO 4217, as EUR; null where nothing is said", "o.currency"),
                column("shipping", "DECIMAL(18,4)", "Shipping, a part of the amount", "o.shipping"),
                column("tax", "DECIMAL(18,4)", "Tax, as the source says", "o.tax"),
                column("discount", "DECIMAL(18,4)", "Discount, already taken off", "o.discount"),
                column("coupon", "VARCHAR", "Code of the coupon", "o.coupon"),
                column("lines", "BIGINT", "How many lines it has", "o.lines"),
                column("cancelled_at", "TIMESTAMPTZ", "When it was cancelled; UTC", "o.cancelled_at"),
                column("problems", "VARCHAR", "What is wrong with it, as negative-amount", "o.problems"),
                column("session_id", "VARCHAR", "The visit, as the client counts it", "o.session_id")));
        for (String origin :
                List.of("channel", "source", "medium", "campaign", "content", "term", "country", "device")) {
            columns.add(column(origin, "VARCHAR", "Of the order's first event, as events." + origin, "o." + origin));
        }
        return columns;
    }

    private static ViewColumn profile() {
        return column(
                "profile_id",
                "BIGINT",
                "The person after merges, across devices and sign-ins",
                "coalesce(i.profile_id, o.person)");
    }

    private static ViewColumn reason() {
        return column(
                "reason",
                "VARCHAR",
                "Why it does not count; null where it does",
                "case when not o.counted then 'counts from ' || o.counted_source_id end");
    }

    private static ViewColumn column(String name, String type, String meaning, String sql) {
        return new ViewColumn(name, type, meaning, sql);
    }

    private String day(String time) {
        return "cast(%s as date)".formatted(dialect.truncated(Dialect.Unit.DAY, time, company.zone()));
    }

    private String own() {
        return dialect.literal(company.currency());
    }

    /**
     * An amount in the company's currency; one that names none is taken for it. The cast rounds half away from zero.
     */
    private String own(String amount, String currency, String rates) {
        return "case when coalesce(%s, %s) = %s then cast(%s as decimal(24, 4)) else cast(%s * %s.rate as decimal(24, 4)) end"
                .formatted(currency, own(), own(), amount, "(" + amount + ")", rates);
    }

    private static ViewJoin rate(String alias, String day, String currency) {
        return new ViewJoin(
                alias,
                "left join company_rates %1$s on %1$s.day = %2$s and %1$s.currency = %3$s"
                        .formatted(alias, day, currency));
    }
}
