package io.windrose.campaign.links;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.Fault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Rows of links, as records. */
final class LinkRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LinkRows() {}

    /** The campaign's, oldest first. */
    static List<Link> of(Handle handle, UUID campaign) {
        return handle.createQuery("select * from campaign.links where campaign_id = :campaign order by built_at, id")
                .bind("campaign", campaign)
                .map((row, context) -> link(row))
                .list();
    }

    static Optional<Link> find(Handle handle, UUID campaign, String address) {
        return handle.createQuery("select * from campaign.links where campaign_id = :campaign and address = :address")
                .bind("campaign", campaign)
                .bind("address", address)
                .map((row, context) -> link(row))
                .findOne();
    }

    /** @param visible the campaigns that the caller may see */
    static LinkPage page(Handle handle, LinkQuery query, Set<UUID> visible) {
        List<LinkPage.Listed> found = handle.createQuery("""
                        select l.*, c.name as campaign_name
                        from campaign.links l join campaign.campaigns c on c.id = l.campaign_id
                        where l.campaign_id = any (:visible)
                          and (cast(:campaign as uuid) is null or l.campaign_id = cast(:campaign as uuid))
                          and (cast(:text as text) is null or position(lower(:text) in lower(l.address)) > 0
                            or position(lower(:text) in lower(cast(l.marks as text))) > 0
                            or position(lower(:text) in lower(c.name)) > 0)
                          and (cast(:afterId as uuid) is null or (l.built_at, l.id) < (cast(:afterTime as timestamptz), cast(:afterId as uuid)))
                        order by l.built_at desc, l.id desc limit :limit""")
                .bindArray("visible", UUID.class, visible)
                .bind("campaign", query.campaign().orElse(null))
                .bind("text", query.text().orElse(null))
                .bind("afterId", query.after().map(LinkPage.Place::id).orElse(null))
                .bind(
                        "afterTime",
                        query.after()
                                .map(place -> place.builtAt().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .bind("limit", query.limit() + 1)
                .map((row, context) -> new LinkPage.Listed(link(row), row.getString("campaign_name")))
                .list();
        List<LinkPage.Listed> shown = found.subList(0, Math.min(found.size(), query.limit()));
        Optional<LinkPage.Place> next = found.size() <= query.limit()
                ? Optional.empty()
                : Optional.of(shown.getLast().link()).map(link -> new LinkPage.Place(link.builtAt(), link.id()));
        return new LinkPage(shown, next);
    }

    static String json(Map<Mark, String> marks) {
        ObjectNode json = JSON.createObjectNode();
        marks.forEach((mark, text) -> json.put(mark.word(), text));
        return json.toString();
    }

    private static Link link(ResultSet row) throws SQLException {
        Map<Mark, String> marks = new EnumMap<>(Mark.class);
        try {
            JSON.readTree(row.getString("marks"))
                    .properties()
                    .forEach(mark -> marks.put(
                            Mark.valueOf(mark.getKey().toUpperCase(Locale.ROOT)),
                            mark.getValue().asText()));
        } catch (JsonProcessingException e) {
            throw new Fault("campaign.link-unreadable", "a link's marks are no JSON", e);
        }
        return new Link(
                row.getObject("id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getString("address"),
                marks,
                row.getTimestamp("built_at").toInstant(),
                row.getString("built_by"));
    }
}
