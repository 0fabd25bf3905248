package io.windrose.profile;

import io.micrometer.core.instrument.MeterRegistry;
import io.windrose.core.Event;
import io.windrose.core.Incorrect;
import io.windrose.database.Database;
import io.windrose.jobs.Repeated;
import io.windrose.lake.Lake;
import io.windrose.security.AuditLog;
import io.windrose.stream.EventStream;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who is who. Each node takes its turn in reading the stream for it and in telling the lake; any node answers, undoes
 * and lifts. {@code actor} is the name of who does it, for the audit log. Thread-safe; the opener closes it, before the
 * lake, the stream and the database.
 */
public final class Profiles implements AutoCloseable {
    private static final int MOST_SHOWN = 1_000;

    private final Database database;
    private final AuditLog audit;
    private final Resolution resolution;
    private final IdentityConsumer consumer;
    private final IdentityPublisher publisher;
    private final Learning learning;
    private final ProfileSettings settings;
    private Optional<Repeated> publishing = Optional.empty();

    /** Answers and undoes, but reads and publishes nothing until it is started. */
    Profiles(
            ProfileSettings settings,
            Database database,
            EventStream stream,
            Lake lake,
            AuditLog audit,
            Clock clock,
            MeterRegistry registry) {
        ProfileMetrics metrics = new ProfileMetrics(registry);
        this.settings = settings;
        this.database = database;
        this.audit = audit;
        this.resolution = new Resolution(settings, clock);
        this.consumer = new IdentityConsumer(database, stream, lake, resolution, metrics);
        this.publisher = new IdentityPublisher(database, lake, metrics);
        this.learning = new Learning(database, resolution, metrics);
    }

    /** Begins. The schema {@code profile} and the topic {@code events} must be there. */
    public static Profiles open(
            ProfileSettings settings,
            Database database,
            EventStream stream,
            Lake lake,
            AuditLog audit,
            Clock clock,
            MeterRegistry registry) {
        Profiles profiles = new Profiles(settings, database, stream, lake, audit, clock, registry);
        profiles.start();
        return profiles;
    }

    private void start() {
        consumer.start();
        publishing = Optional.of(Repeated.start(
                "profile-publisher", "profile.not-published", settings.publishInterval(), publisher::publish));
    }

    Resolution resolution() {
        return resolution;
    }

    IdentityPublisher publisher() {
        return publisher;
    }

    /**
     * Works in what events say that did not come by the stream; SQL knows it when this returns. Saying it again changes
     * nothing.
     */
    public void learn(Collection<Event> events) {
        learning.learn(events);
        publisher.publishNow();
    }

    /** The profile of the id; empty when no identify or alias call has named it. */
    public Optional<Profile> find(Identifier id) {
        return find(id.person());
    }

    /** The profile that has, or once had, this {@code profile_id}, or an id with this person number. */
    public Optional<Profile> find(long person) {
        return database.jdbi().withHandle(handle -> new ProfileQueries(handle).profile(person));
    }

    /** The newest merges with a number below {@code before}, those that ended too. */
    public List<Merge> merges(long before, int limit) {
        check(limit);
        return database.jdbi().withHandle(handle -> new ProfileQueries(handle).merges(before, limit));
    }

    /** The newest refusals with a number below {@code before}; each link is there once for each reason. */
    public List<Refusal> refused(Optional<Refusal.Reason> reason, long before, int limit) {
        check(limit);
        return database.jdbi().withHandle(handle -> new ProfileQueries(handle).refused(reason, before, limit));
    }

    /** The newest blocks with a number below {@code before}, the lifted ones too. */
    public List<Block> blocks(long before, int limit) {
        check(limit);
        return database.jdbi().withHandle(handle -> new ProfileQueries(handle).blocks(before, limit));
    }

    private static void check(int limit) {
        if (limit < 1 || limit > MOST_SHOWN) {
            throw new Incorrect(
                    "profile.limit-out-of-range", "the limit is %d: give 1 to %d".formatted(limit, MOST_SHOWN));
        }
    }

    /**
     * Undoes a merge that is in force. Its link is blocked from now on.
     *
     * @throws io.windrose.core.NotFound when there is no such merge
     * @throws io.windrose.core.Conflict when it ended before
     */
    public Block undo(long merge, String actor) {
        return database.jdbi().inTransaction(handle -> new Undoing(handle, resolution, audit, actor).merge(merge));
    }

    /**
     * Undoes everything that the id joined. All its links are blocked from now on.
     *
     * @throws io.windrose.core.NotFound when no call has named it
     * @throws io.windrose.core.Conflict when it is blocked already
     */
    public Block undo(Identifier id, String actor) {
        return database.jdbi().inTransaction(handle -> new Undoing(handle, resolution, audit, actor).id(id));
    }

    /**
     * Takes a block away: its links count again, at once.
     *
     * @throws io.windrose.core.NotFound when there is no such block in force
     */
    public void lift(long block, String actor) {
        database.jdbi().useTransaction(handle -> new Undoing(handle, resolution, audit, actor).lift(block));
    }

    @Override
    public void close() {
        publishing.ifPresent(Repeated::close);
        consumer.close();
    }
}
