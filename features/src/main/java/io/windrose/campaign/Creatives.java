package io.windrose.campaign;

import io.windrose.core.Conflict;
import io.windrose.core.Fault;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Texts and pictures of campaigns. Thread-safe. */
public final class Creatives {
    private static final int LARGEST_BYTES = 5 << 20;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_OF_ONE_CAMPAIGN = 200;
    private static final String SELECT = """
            select id, campaign_id, name, text, media_type, length(content) as bytes, sha256, created_at, created_by
            from campaign.creatives
            """;

    private final Jdbi jdbi;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public Creatives(Jdbi jdbi, AuditLog audit, Ids ids, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A picture as it was brought. */
    @SuppressWarnings("ArrayRecordComponent") // A picture is bytes, and nobody compares them.
    public record Bytes(String mediaType, byte[] content) {}

    /** The campaign's, oldest first. */
    public List<Creative> of(UUID campaign, Principal by) {
        return jdbi.withHandle(handle -> {
            Campaigns.visible(handle, campaign, by);
            return handle.createQuery(SELECT + "where campaign_id = :campaign order by id")
                    .bind("campaign", campaign)
                    .map((row, context) -> creative(row))
                    .list();
        });
    }

    public Creative addText(UUID campaign, String name, String text, Principal by) {
        String checked = Texts.text("creative's text", text, LONGEST_TEXT);
        if (checked.isEmpty()) {
            throw new Incorrect("campaign.empty-creative", "the creative has no text: write one, or bring a picture");
        }
        return add(campaign, name, checked, null, by);
    }

    /**
     * Keeps a picture.
     *
     * @throws Incorrect when it is too large, or none of the kinds that are taken, whatever its name says
     */
    public Creative addPicture(UUID campaign, String name, InputStream picture, Principal by) {
        byte[] content = read(picture);
        PictureType type = PictureType.of(content)
                .orElseThrow(() -> new Incorrect(
                        "campaign.no-picture",
                        "\"%s\" begins as no picture does that is taken: bring PNG, JPEG, GIF or WebP"
                                .formatted(name)));
        return add(campaign, name, null, new Bytes(type.mediaType(), content), by);
    }

    private static byte[] read(InputStream picture) {
        try {
            byte[] content = picture.readNBytes(LARGEST_BYTES + 1);
            if (content.length > LARGEST_BYTES) {
                throw new Incorrect(
                        "campaign.picture-too-large",
                        "the picture is larger than %d MB: make it smaller".formatted(LARGEST_BYTES >> 20));
            }
            return content;
        } catch (IOException e) {
            throw new Incorrect("campaign.picture-broken", "the picture did not come whole: bring it again", e);
        }
    }

    private Creative add(UUID campaign, String name, @Nullable String text, @Nullable Bytes picture, Principal by) {
        String checked = Texts.name("creative's name", name);
        UUID id = ids.next();
        return jdbi.inTransaction(handle -> {
            Campaigns.lock(handle, campaign);
            Campaigns.visible(handle, campaign, by);
            checkCount(handle, campaign);
            int added = handle.createUpdate("""
                            insert into campaign.creatives
                                (id, campaign_id, name, text, media_type, sha256, content, created_at, created_by)
                            values (:id, :campaign, :name, :text, :type, :sha256, cast(:content as bytea), :now, :by)
                            on conflict do nothing""")
                    .bind("id", id)
                    .bind("campaign", campaign)
                    .bind("name", checked)
                    .bind("text", text)
                    .bind("type", picture == null ? null : picture.mediaType())
                    .bind("sha256", picture == null ? null : sha256(picture.content()))
                    .bind("content", picture == null ? null : picture.content())
                    .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .bind("by", by.name())
                    .execute();
            if (added == 0) {
                throw new Conflict(
                        "campaign.creative-exists",
                        "the campaign has a creative \"" + checked + "\" already; use another name");
            }
            audit.record(handle, by.name(), "creative.add", id.toString(), checked);
            return fetch(handle, campaign, id);
        });
    }

    public Bytes picture(UUID campaign, UUID id, Principal by) {
        return jdbi.withHandle(handle -> {
            Campaigns.visible(handle, campaign, by);
            return handle.createQuery("""
                            select media_type, content from campaign.creatives
                            where campaign_id = :campaign and id = :id and content is not null""")
                    .bind("campaign", campaign)
                    .bind("id", id)
                    .map((row, context) -> new Bytes(row.getString("media_type"), row.getBytes("content")))
                    .findOne()
                    .orElseThrow(() ->
                            new NotFound("campaign.unknown-picture", "the campaign has no picture with the id " + id));
        });
    }

    public void delete(UUID campaign, UUID id, Principal by) {
        jdbi.useTransaction(handle -> {
            Campaigns.visible(handle, campaign, by);
            Creative known = fetch(handle, campaign, id);
            handle.execute("delete from campaign.creatives where id = ?", id);
            audit.record(handle, by.name(), "creative.delete", id.toString(), known.name());
        });
    }

    private static void checkCount(Handle handle, UUID campaign) {
        int count = handle.createQuery("select count(*) from campaign.creatives where campaign_id = :campaign")
                .bind("campaign", campaign)
                .mapTo(Integer.class)
                .one();
        if (count >= MOST_OF_ONE_CAMPAIGN) {
            throw new Conflict(
                    "campaign.too-many-creatives",
                    "the campaign has %d creatives, which is the most: delete some".formatted(count));
        }
    }

    private static Creative fetch(Handle handle, UUID campaign, UUID id) {
        return handle.createQuery(SELECT + "where campaign_id = :campaign and id = :id")
                .bind("campaign", campaign)
                .bind("id", id)
                .map((row, context) -> creative(row))
                .findOne()
                .orElseThrow(() ->
                        new NotFound("campaign.unknown-creative", "the campaign has no creative with the id " + id));
    }

    private static Creative creative(ResultSet row) throws SQLException {
        String text = row.getString("text");
        Creative.Content content = text == null
                ? new Creative.Picture(row.getString("media_type"), row.getLong("bytes"), row.getString("sha256"))
                : new Creative.Text(text);
        return new Creative(
                row.getObject("id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getString("name"),
                content,
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new Fault("campaign.no-sha256", "this Java has no SHA-256: take another", e);
        }
    }
}
