package io.windrose.profile;

import io.windrose.core.EventType;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.security.AuditLog;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The schema {@code profile} in a real database, and what tests do to it without a stream. */
final class ProfileDatabase implements AutoCloseable {
    static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

    private final EmbeddedPostgres server;
    final Database database;
    final AuditLog audit;

    private ProfileDatabase(EmbeddedPostgres server, Database database) {
        this.server = server;
        this.database = database;
        this.audit = new AuditLog(database.jdbi(), Clock.systemUTC());
    }

    static ProfileDatabase start() throws IOException {
        EmbeddedPostgres server = TestPostgres.start();
        return new ProfileDatabase(server, open(server, "postgres"));
    }

    static Database open(EmbeddedPostgres server, String name) {
        if (!name.equals("postgres")) {
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        String url = "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), name);
        Database database =
                Database.open(new DatabaseSettings(Optional.of(url), "postgres", "postgres", 10), Path.of("unused"));
        database.migrate("security");
        database.migrate("profile");
        return database;
    }

    void clear() {
        database.jdbi().useHandle(handle -> handle.execute("""
                        truncate profile.ids, profile.links, profile.merges, profile.refused, profile.blocks,
                            profile.outbox, profile.offsets, profile.last_change restart identity"""));
    }

    static ProfileSettings settings(int mostIds, int mostUsers) {
        return new ProfileSettings(mostIds, mostUsers, Duration.ofDays(30), Duration.ofMillis(200));
    }

    static Resolution resolution(ProfileSettings settings) {
        return new Resolution(settings, Clock.systemUTC());
    }

    static Link identify(String anonymousId, String userId, int second) {
        return new Link(Identifier.anonymous(anonymousId), Identifier.user(userId), cause(EventType.IDENTIFY, second));
    }

    /** Only that of the user id, as if the previous id were known to be one. */
    static Link alias(String previousId, String userId, int second) {
        return new Link(Identifier.user(previousId), Identifier.user(userId), cause(EventType.ALIAS, second));
    }

    private static Cause cause(EventType call, int second) {
        return new Cause(call, "shop", "event-" + second, START.plusSeconds(second));
    }

    StoredChanges.Outcome work(Resolution resolution, List<Link> links) {
        return database.jdbi().inTransaction(handle -> resolution.work(handle, links));
    }

    Block undo(Resolution resolution, Identifier id) {
        return database.jdbi().inTransaction(handle -> new Undoing(handle, resolution, audit, "ada").id(id));
    }

    Block undo(Resolution resolution, long merge) {
        return database.jdbi().inTransaction(handle -> new Undoing(handle, resolution, audit, "ada").merge(merge));
    }

    void lift(Resolution resolution, long block) {
        database.jdbi().useTransaction(handle -> new Undoing(handle, resolution, audit, "ada").lift(block));
    }

    /** By person, the profile. */
    Map<Long, Long> profiles() {
        return pairs("select person, profile_id from profile.ids");
    }

    /** By person, the profile that the lake will have been told last; none where it was never told. */
    Map<Long, Long> published() {
        return pairs(
                "select distinct on (person) person, profile_id from profile.outbox order by person, merged_at desc");
    }

    /** By person, the owner by the merges in force. */
    Map<Long, Long> mergesInForce() {
        return pairs("select person, owner from profile.merges where ended_at is null");
    }

    private Map<Long, Long> pairs(String sql) {
        return database.jdbi()
                .withHandle(handle ->
                        handle
                                .createQuery(sql)
                                .map((row, context) -> Map.entry(row.getLong(1), row.getLong(2)))
                                .stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    List<Merge> merges() {
        return database.jdbi().withHandle(handle -> new ProfileQueries(handle).merges(Long.MAX_VALUE, 1_000));
    }

    List<Refusal> refused() {
        return database.jdbi()
                .withHandle(handle -> new ProfileQueries(handle).refused(Optional.empty(), Long.MAX_VALUE, 1_000));
    }

    List<Block> blocks() {
        return database.jdbi().withHandle(handle -> new ProfileQueries(handle).blocks(Long.MAX_VALUE, 1_000));
    }

    long profile(Identifier id) {
        return Optional.ofNullable(profiles().get(id.person())).orElse(id.person());
    }

    boolean areOne(Identifier one, Identifier other) {
        return profile(one) == profile(other);
    }

    @Override
    public void close() throws IOException {
        database.close();
        server.close();
    }
}
