package io.windrose.campaign;

import io.windrose.lake.query.Excerpt;
import io.windrose.lake.query.Sql;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What SQL sees of brands: rows of their sources, and rows that resolve to their campaigns. A table that is not named
 * here is not there.
 */
final class BrandExcerpt {
    private static final List<String> ORIGINS =
            List.of("source", "medium", "campaign", "content", "coupon", "session_id");
    private static final String CAMPAIGNS = "select campaign_id from {whole}.campaigns where ";

    private final String ofSources;
    private final String ofBrands;

    private BrandExcerpt(DataLimit limit) {
        this.ofSources = Sql.among("source_id", limit.ofBrands());
        this.ofBrands = Sql.among(
                "brand_id",
                limit.brands().stream().map(brand -> brand.id().toString()).toList());
    }

    static Excerpt of(DataLimit limit) {
        BrandExcerpt brands = new BrandExcerpt(limit);
        return new Excerpt(List.of(
                whole("exchange_rates"),
                whole("company_rates"),
                brands.part("campaigns", brands.ofBrands),
                brands.part("campaign_values", brands.resolved()),
                brands.part("rejected", brands.ofSources),
                brands.ownedOrResolved("events"),
                brands.ownedOrResolved("spend"),
                brands.orders(),
                brands.ofOrders("order_statements"),
                brands.ofOrders("order_lines"),
                brands.ofOrders("refunds"),
                brands.ofOrders("refund_statements"),
                products(),
                brands.identities()));
    }

    /** What the company has in common, and is nobody's secret. */
    private static Excerpt.Part whole(String table) {
        return new Excerpt.Part(table, "select * from {whole}." + table);
    }

    private Excerpt.Part part(String table, String condition) {
        return new Excerpt.Part(table, "select * from {whole}.%s where %s".formatted(table, condition));
    }

    private String resolved() {
        return "campaign_id in (" + CAMPAIGNS + ofBrands + ")";
    }

    private Excerpt.Part ownedOrResolved(String table) {
        return part(table, ofSources + " or " + resolved());
    }

    /** Not by the part of events, whose persons may be masked. */
    private Excerpt.Part identities() {
        return part(
                "identities",
                "person in (select person from {whole}.events where %s or %s)".formatted(ofSources, resolved()));
    }

    /** By what another source, which may be another brand's, knows an order is not seen. */
    private Excerpt.Part orders() {
        String own = ORIGINS.stream()
                .map(origin -> "%1$s as origin_%1$s".formatted(origin))
                .collect(Collectors.joining(", "));
        return new Excerpt.Part(
                "orders",
                "select * replace (%s) from {whole}.orders where %s or %s".formatted(own, ofSources, resolved()));
    }

    /** What belongs to an order resolves as that does. */
    private Excerpt.Part ofOrders(String table) {
        return part(
                table, ofSources + " or order_id in (select order_id from {whole}.orders where " + resolved() + ")");
    }

    /** Those that were ordered, with the price and the time of the last order that is seen. */
    private static Excerpt.Part products() {
        return new Excerpt.Part("products", """
                select p.* replace (l.price as price, l.currency as price_currency, l.sold_at as sold_at)
                from {whole}.products p
                join (
                    select sku, %s as price, %s as currency, max(ordered_at) as sold_at
                    from order_lines where sku is not null
                    group by sku
                ) l on l.sku = p.sku""".formatted(LastLine.says("price"), LastLine.says("currency")));
    }
}
