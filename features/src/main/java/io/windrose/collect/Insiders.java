package io.windrose.collect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.windrose.collect.judging.InternalTraffic;
import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.Network;
import io.windrose.core.NotFound;
import io.windrose.security.AuditLog;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/** Whose events are the company's own: kept, flagged, and left out of figures. Thread-safe. */
public final class Insiders implements InternalTraffic {
    /** Within this time a changed rule counts, on every node. */
    static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final int MOST = 1_000;
    private static final int MOST_CHARACTERS = 512;
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+");

    private final Jdbi jdbi;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;
    private final Cache<Boolean, InsiderRules> rules =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

    public Insiders(Jdbi jdbi, AuditLog audit, Ids ids, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public boolean includes(Optional<InetAddress> address, List<String> personIds) {
        InsiderRules known = rules.getIfPresent(true);
        if (known == null) {
            known = InsiderRules.of(all());
            rules.put(true, known);
        }
        return known.includes(address, personIds);
    }

    /** By kind and value. */
    public List<Insider> all() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, kind, value, note, added_at from collect.insiders order by kind, value")
                .map((row, context) -> new Insider(
                        row.getObject("id", UUID.class),
                        Insider.Kind.named(row.getString("kind")),
                        row.getString("value"),
                        row.getString("note"),
                        row.getTimestamp("added_at").toInstant()))
                .list());
    }

    /** From now on; what is stored stays as it was judged. */
    public Insider add(Insider.Kind kind, String value, String note, String actor) {
        Insider added = new Insider(
                ids.next(),
                kind,
                checked(kind, value.strip()),
                limited("note", note.strip()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        jdbi.useTransaction(handle -> {
            handle.execute("lock table collect.insiders in share row exclusive mode");
            int there = handle.createQuery("select count(*) from collect.insiders")
                    .mapTo(Integer.class)
                    .one();
            if (there >= MOST) {
                throw new Conflict(
                        "collect.too-many-insiders",
                        "there are %d rules of internal traffic; take larger networks, or remove some"
                                .formatted(there));
            }
            int inserted = handle.execute(
                    "insert into collect.insiders (id, kind, value, note, added_at) values (?, ?, ?, ?, ?)"
                            + " on conflict do nothing",
                    added.id(),
                    kind.word(),
                    added.value(),
                    added.note(),
                    added.addedAt().atOffset(ZoneOffset.UTC));
            if (inserted == 0) {
                throw new Conflict("collect.insider-exists", "\"" + added.value() + "\" is internal traffic already");
            }
            audit.record(handle, actor, "insider.add", kind.word(), added.value());
        });
        rules.invalidateAll();
        return added;
    }

    public void remove(UUID id, String actor) {
        jdbi.useTransaction(handle -> {
            Insider found = all().stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new NotFound(
                            "collect.unknown-insider", "there is no such rule of internal traffic; list them"));
            handle.execute("delete from collect.insiders where id = ?", id);
            audit.record(handle, actor, "insider.remove", found.kind().word(), found.value());
        });
        rules.invalidateAll();
    }

    private static String checked(Insider.Kind kind, String value) {
        return switch (kind) {
            case NETWORK -> Network.of(value).toString();
            case USER -> {
                if (value.isEmpty()) {
                    throw new Incorrect("collect.insider-value", "the user id is empty; give one as it is sent");
                }
                yield limited("value", value);
            }
            case MAIL_DOMAIN -> {
                String domain = limited("value", value.toLowerCase(Locale.ROOT));
                if (!DOMAIN.matcher(domain).matches()) {
                    throw new Incorrect(
                            "collect.insider-value",
                            "\"" + domain + "\" is no domain of mail addresses; write it as example.com");
                }
                yield domain;
            }
        };
    }

    private static String limited(String field, String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new Incorrect(
                    "collect.insider-value",
                    "the %s has %d characters; give %d at most".formatted(field, text.length(), MOST_CHARACTERS));
        }
        return text;
    }
}
