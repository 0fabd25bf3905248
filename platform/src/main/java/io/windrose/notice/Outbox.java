package io.windrose.notice;

import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import io.windrose.database.Database;
import io.windrose.jobs.Repeated;
import io.windrose.mail.Mail;
import io.windrose.mail.MailServer;
import io.windrose.outgoing.OutgoingClient;
import io.windrose.security.Secrets;
import io.windrose.security.Signer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes notices and sends them. Thread-safe; several nodes send beside each other. */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    /** After each failed attempt; after the last it is over. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(16));

    private static final Duration KEPT = Duration.ofDays(90);

    private final Jdbi jdbi;
    private final MailServer mail;
    private final Signer signer;
    private final Sending sending;
    private final Ids ids;
    private final Clock clock;

    public Outbox(Database database, MailServer mail, OutgoingClient client, Ids ids, Clock clock) {
        this.jdbi = database.jdbi();
        this.mail = mail;
        this.signer = new Signer(new Secrets(jdbi, ids).named("notice"));
        this.sending = new Sending(mail, client, signer, clock);
        this.ids = ids;
        this.clock = clock;
    }

    /** Begins to send, until what is returned is closed. */
    public Repeated start() {
        return Repeated.start("notices", "notices could not be sent", INTERVAL, this::sendDue);
    }

    /** Whether mail can be sent at all. */
    public boolean sendsMail() {
        return mail.isThere();
    }

    /** With which receivers of webhooks check signatures. */
    public byte[] webhookKey() {
        return signer.key();
    }

    /**
     * Notes what is to be sent, through {@code handle}: it is sent once its transaction is done, and not without.
     *
     * @param origin what it is about, by which {@link #deliveries} finds it
     * @return the notice's id
     */
    public UUID post(Handle handle, String origin, List<Recipient> to, Notice notice) {
        UUID id = ids.next();
        handle.execute(
                "insert into notice.notices (id, origin, body, made_at) values (?, ?, cast(? as jsonb), ?)",
                id,
                origin,
                NoticeJson.write(notice),
                now());
        for (int i = 0; i < notice.files().size(); i++) {
            Mail.Attachment file = notice.files().get(i);
            handle.execute(
                    "insert into notice.files (notice_id, position, name, type, bytes) values (?, ?, ?, ?, ?)",
                    id,
                    i,
                    file.name(),
                    file.type(),
                    file.bytes());
        }
        to.stream()
                .distinct()
                .forEach(
                        one -> handle.execute("""
                        insert into notice.deliveries (id, notice_id, channel, address, attempts, due_at)
                        values (?, ?, ?, ?, 0, ?)""", ids.next(), id, one.channel().word(), one.address(), now()));
        return id;
    }

    /**
     * Sends a notice at once, for one who waits and looks: a trial of an address.
     *
     * @throws Incorrect when it is refused
     * @throws Unavailable when it does not arrive
     */
    public void sendNow(Recipient to, Notice notice) {
        sending.send(to, notice, ids.next().toString());
    }

    /** What became of the notices about it, the newest first. */
    public List<Delivery> deliveries(String origin, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select d.id, n.body ->> 'subject' as subject, d.channel, d.address, d.attempts, d.due_at,
                               d.ended_at, d.reason, n.made_at
                        from notice.deliveries d join notice.notices n on n.id = d.notice_id
                        where n.origin = :origin order by d.id desc limit :limit""")
                .bind("origin", origin)
                .bind("limit", limit)
                .map((row, context) -> delivery(row))
                .list());
    }

    /** Forgets notices of long ago, and what became of them. */
    public void forgetOld() {
        jdbi.useHandle(handle -> handle.execute("delete from notice.notices where made_at < ?", now().minus(KEPT)));
    }

    /** Sends everything that is due, one after the other. */
    void sendDue() {
        while (sendOne()) {
            // The next.
        }
    }

    private boolean sendOne() {
        return jdbi.inTransaction(handle -> {
            Optional<Due> due = handle.createQuery("""
                            select d.id, d.notice_id, d.channel, d.address, d.attempts, n.body
                            from notice.deliveries d join notice.notices n on n.id = d.notice_id
                            where d.due_at <= :now order by d.due_at limit 1 for update of d skip locked""")
                    .bind("now", now())
                    .map((row, context) -> new Due(
                            row.getObject("id", UUID.class),
                            row.getObject("notice_id", UUID.class),
                            row.getString("channel"),
                            row.getString("address"),
                            row.getInt("attempts"),
                            row.getString("body")))
                    .findOne();
            due.ifPresent(one -> attempt(handle, one));
            return due.isPresent();
        });
    }

    private record Due(UUID id, UUID notice, String channel, String address, int attempts, String body) {}

    private void attempt(Handle handle, Due due) {
        try {
            Recipient to = Recipient.of(due.channel(), due.address());
            sending.send(
                    to,
                    NoticeJson.read(due.body(), files(handle, due.notice())),
                    due.id().toString());
            end(handle, due, Optional.empty());
        } catch (Incorrect refused) {
            LOG.warn("a notice was refused for good: {}", refused.text());
            end(handle, due, Optional.of(refused.text()));
        } catch (Unavailable missed) {
            if (due.attempts() < PAUSES.size()) {
                handle.execute(
                        "update notice.deliveries set attempts = attempts + 1, due_at = ?, reason = ? where id = ?",
                        now().plus(PAUSES.get(due.attempts())),
                        missed.text(),
                        due.id());
            } else {
                LOG.warn("a notice did not arrive in {} attempts: {}", due.attempts() + 1, missed.text());
                end(handle, due, Optional.of(missed.text()));
            }
        }
    }

    private void end(Handle handle, Due due, Optional<String> reason) {
        handle.execute("""
                update notice.deliveries set attempts = attempts + 1, due_at = null, ended_at = ?, reason = ?
                where id = ?""", now(), reason.orElse(null), due.id());
    }

    private static List<Mail.Attachment> files(Handle handle, UUID notice) {
        return handle.createQuery("select name, type, bytes from notice.files where notice_id = :id order by position")
                .bind("id", notice)
                .map((row, context) ->
                        new Mail.Attachment(row.getString("name"), row.getString("type"), row.getBytes("bytes")))
                .list();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        Channel channel = Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT));
        Optional<Instant> ended =
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant);
        Optional<String> reason = Optional.ofNullable(row.getString("reason"));
        Delivery.State state;
        if (ended.isEmpty()) {
            state = Delivery.State.WAITING;
        } else {
            state = reason.isEmpty() ? Delivery.State.TAKEN : Delivery.State.FAILED;
        }
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                channel,
                new Recipient(channel, row.getString("address")).shown(),
                state,
                row.getInt("attempts"),
                row.getTimestamp("made_at").toInstant(),
                ended,
                reason);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
