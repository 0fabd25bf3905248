package io.windrose.campaign.keys;

import io.windrose.campaign.Campaign;
import io.windrose.campaign.Campaigns;
import io.windrose.campaign.Revision;
import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.NotFound;
import io.windrose.core.Problem;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** By what campaigns are known. Thread-safe. */
public final class Keys {
    private static final int MOST_OF_ONE_CAMPAIGN = 1_000;
    private static final int MOST_PROBLEMS = 1_000;

    private final Jdbi jdbi;
    private final Campaigns campaigns;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public Keys(Jdbi jdbi, Campaigns campaigns, AuditLog audit, Ids ids, Clock clock) {
        this.jdbi = jdbi;
        this.campaigns = campaigns;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The campaign's, oldest first. */
    public List<Key> of(UUID campaign, Principal by) {
        campaigns.fetch(campaign, by);
        return jdbi.withHandle(handle -> KeyRows.of(handle, campaign));
    }

    /** Those of campaigns that the caller was seen to see. */
    public List<Key> ofAll(List<Campaign> some) {
        Set<UUID> wanted = some.stream().map(Campaign::id).collect(Collectors.toSet());
        return jdbi.withHandle(handle -> KeyRows.all(handle).stream()
                .filter(key -> wanted.contains(key.campaign()))
                .toList());
    }

    /**
     * Adds a key. What it matches resolves to the campaign within seconds, all of history too.
     *
     * @throws Conflict when a campaign has just this key
     */
    public Key add(UUID campaign, KeyDraft draft, Principal by) {
        campaigns.fetch(campaign, by);
        return jdbi.inTransaction(handle -> add(handle, campaign, draft, Key.Origin.PERSON, by));
    }

    /** For who has seen that the caller may see the campaign. */
    public Key add(Handle handle, UUID campaign, KeyDraft draft, Key.Origin origin, Principal by) {
        checkCount(handle, campaign);
        UUID id = ids.next();
        int added = handle.createUpdate("""
                        insert into campaign.keys (id, campaign_id, kind, fields, origin, added_at, added_by)
                        values (:id, :campaign, :kind, :fields, :origin, :now, :by)
                        on conflict (kind, fields) do nothing""")
                .bind("id", id)
                .bind("campaign", campaign)
                .bind("kind", draft.kind().word())
                .bindArray("fields", String.class, draft.fields())
                .bind("origin", origin.word())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("by", by.name())
                .execute();
        if (added == 0) {
            throw claimed(handle, draft, by);
        }
        Revision.raise(handle);
        audit.record(handle, by.name(), "campaign.add-key", campaign.toString(), draft.words());
        return fetch(handle, campaign, id);
    }

    /**
     * Sees to it that links with these marks resolve to the campaign, by a key on the campaign's mark where none does
     * yet. For who has seen that the caller may see the campaign.
     *
     * @param links the marks of each, in the order of {@link KeyKind#UTM}
     * @return for each link what stands against it, as that it resolves to another campaign, or would to several
     */
    public List<Optional<Problem>> claim(Handle handle, UUID campaign, List<List<String>> links, Principal by) {
        Claims claims = new Claims(KeyRows.all(handle));
        List<Optional<Problem>> against = new ArrayList<>();
        for (List<String> marks : links) {
            Claim claim = claims.of(KeyKind.UTM, marks);
            against.add(against(handle, campaign, marks, claim, by));
            if (claim instanceof Claim.Unknown) {
                claims = new Claims(KeyRows.all(handle));
            }
        }
        return against;
    }

    private Optional<Problem> against(Handle handle, UUID campaign, List<String> marks, Claim claim, Principal by) {
        return switch (claim) {
            case Claim.Resolved(Key key) when key.campaign().equals(campaign) -> Optional.empty();
            case Claim.Resolved(Key key) -> Optional.of(claimed(handle, key.draft(), by));
            case Claim.Contested(List<Key> contesting) ->
                Optional.of(claimed(handle, contesting.getFirst().draft(), by));
            case Claim.Unknown() -> {
                try {
                    KeyDraft draft = new KeyDraft(KeyKind.UTM, List.of(marks.getFirst(), "", "", ""));
                    add(handle, campaign, draft, Key.Origin.LINK, by);
                    yield Optional.empty();
                } catch (Problem e) {
                    yield Optional.of(e);
                }
            }
        };
    }

    public void delete(UUID campaign, UUID key, Principal by) {
        campaigns.fetch(campaign, by);
        jdbi.useTransaction(handle -> delete(handle, campaign, key, by));
    }

    /** For who has seen that the caller may see the campaign. */
    public void delete(Handle handle, UUID campaign, UUID key, Principal by) {
        Key known = fetch(handle, campaign, key);
        handle.execute("delete from campaign.keys where id = ?", key);
        Revision.raise(handle);
        audit.record(
                handle,
                by.name(),
                "campaign.delete-key",
                campaign.toString(),
                known.draft().words());
    }

    /** Keys that overlap, and values that several campaigns claim; of the campaigns that the caller may see. */
    public KeyProblems problems(Principal by) {
        Set<UUID> seen = campaigns.idsVisibleTo(by);
        return jdbi.withHandle(handle -> {
            Claims claims = new Claims(KeyRows.all(handle));
            List<ContestedValue> contested = KeyRows.values(handle).stream()
                    .flatMap(value -> claims.of(value.kind(), value.fields()) instanceof Claim.Contested found
                            ? Stream.of(new ContestedValue(value, found.keys()))
                            : Stream.empty())
                    .filter(value -> value.keys().stream().anyMatch(key -> seen.contains(key.campaign())))
                    .limit(MOST_PROBLEMS)
                    .toList();
            List<Overlap> overlaps = claims.overlaps(MOST_PROBLEMS).stream()
                    .filter(overlap -> seen.contains(overlap.first().campaign())
                            || seen.contains(overlap.second().campaign()))
                    .toList();
            return new KeyProblems(overlaps, contested, SeenValues.full(handle));
        });
    }

    private static void checkCount(Handle handle, UUID campaign) {
        int count = handle.createQuery("select count(*) from campaign.keys where campaign_id = :campaign")
                .bind("campaign", campaign)
                .mapTo(Integer.class)
                .one();
        if (count >= MOST_OF_ONE_CAMPAIGN) {
            throw new Conflict(
                    "campaign.too-many-keys",
                    "the campaign has %d keys, which is the most: put a pattern in the place of some".formatted(count));
        }
    }

    private Conflict claimed(Handle handle, KeyDraft draft, Principal by) {
        String name = handle.createQuery("""
                        select campaign_id from campaign.keys
                        where kind = :kind and fields = cast(:fields as text[])""")
                .bind("kind", draft.kind().word())
                .bindArray("fields", String.class, draft.fields())
                .mapTo(UUID.class)
                .findOne()
                .flatMap(owner -> Campaigns.find(handle, owner, by))
                .map(campaign -> "the campaign \"" + campaign.plan().name() + "\"")
                .orElse("a campaign of another brand, or one that was deleted meanwhile,");
        return new Conflict(
                "campaign.key-claimed",
                "%s has the key %s: delete it there first, or give one that says more".formatted(name, draft.words()));
    }

    private static Key fetch(Handle handle, UUID campaign, UUID id) {
        return KeyRows.of(handle, campaign).stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("campaign.unknown-key", "the campaign has no key with the id " + id));
    }
}
