package io.windrose.campaign;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Finds a page of campaigns. */
final class CampaignList {
    private static final String CONDITIONS = """
            where (cast(:status as text) is null or c.status = :status)
              and (cast(:brand as uuid) is null or c.brand_id = cast(:brand as uuid))
              and (cast(:channel as text) is null or :channel = any (c.channels))
              and (cast(:market as text) is null or lower(c.market) = lower(:market))
              and (cast(:owner as text) is null or lower(c.owner) = lower(:owner))
              and (cast(:text as text) is null or position(lower(:text) in lower(c.name)) > 0)
              and (cast(:from as date) is null or c.ends_on is null or c.ends_on >= cast(:from as date))
              and (cast(:to as date) is null or c.starts_on is null or c.starts_on <= cast(:to as date))
              and (not :limited or c.brand_id = any (:brands))
            """;

    private final Handle handle;
    private final CampaignQuery query;
    private final BrandLimits limits;

    CampaignList(Handle handle, CampaignQuery query, BrandLimits limits) {
        this.handle = handle;
        this.query = query;
        this.limits = limits;
    }

    private record Found(Campaign campaign, String key) {}

    CampaignPage page() {
        CampaignQuery.Order order = query.order();
        Optional<Cursor> cursor = query.cursor().map(Cursor::read);
        String select = CampaignRows.SELECT.replace("select c.*", "select " + order.key + " as sort_key, c.*")
                + CONDITIONS
                + "and (cast(:afterId as uuid) is null or (%s, c.id) %s (:afterKey, cast(:afterId as uuid)))\n"
                        .formatted(order.key, order.after)
                + "order by %s %s, c.id %s limit :limit".formatted(order.key, order.direction, order.direction);
        List<Found> found = handle.createQuery(select)
                .bind("status", query.status().map(Status::word).orElse(null))
                .bind("brand", query.brand().orElse(null))
                .bind("channel", query.channel().orElse(null))
                .bind("market", query.market().orElse(null))
                .bind("owner", query.owner().orElse(null))
                .bind("text", query.text().orElse(null))
                .bind("from", query.from().orElse(null))
                .bind("to", query.to().orElse(null))
                .bind("limited", limits.brands().isPresent())
                .bindArray("brands", UUID.class, limits.brands().orElse(Set.of()))
                .bind("afterId", cursor.map(Cursor::id).orElse(null))
                .bind("afterKey", cursor.map(Cursor::key).orElse(null))
                .bind("limit", query.limit() + 1)
                .map((row, context) -> new Found(CampaignRows.campaign(row), row.getString("sort_key")))
                .list();
        List<Found> shown = found.subList(0, Math.min(found.size(), query.limit()));
        Optional<String> next = found.size() <= query.limit()
                ? Optional.empty()
                : Optional.of(new Cursor(
                                shown.getLast().key(),
                                shown.getLast().campaign().id())
                        .write());
        return new CampaignPage(shown.stream().map(Found::campaign).toList(), next);
    }
}
