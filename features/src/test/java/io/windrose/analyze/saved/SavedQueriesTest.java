package io.windrose.analyze.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.windrose.core.Conflict;
import io.windrose.core.Forbidden;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import io.windrose.testkit.SettableClock;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SavedQueriesTest {
    private static final Principal ADA = person("ada", Role.ANALYST);
    private static final Principal BOB = person("bob", Role.ANALYST);
    private static final Principal CHIEF = person("chief", Role.OWNER);
    private static final ChartSettings CHART =
            new ChartSettings(ChartSettings.Kind.LINE, "day", List.of("orders", "revenue"), Optional.of("channel"));

    private static EmbeddedPostgres postgres;
    private static Database database;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final AuditLog audit = new AuditLog(database.jdbi(), clock);
    private final Ids ids = new Ids(clock);
    private final SavedQueries queries = new SavedQueries(database.jdbi(), audit, ids, clock);
    private final History history = new History(database.jdbi());

    @BeforeAll
    static void start() throws IOException {
        postgres = TestPostgres.start();
        String url = "jdbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort());
        database = Database.open(new DatabaseSettings(Optional.of(url), "postgres", "postgres", 4), Path.of("unused"));
        database.migrate("security");
        database.migrate("analyze");
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
        postgres.close();
    }

    @BeforeEach
    void clear() {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "truncate \"analyze\".saved_queries, \"analyze\".saved_query_texts, \"analyze\".runs"));
    }

    @Test
    void keepsWhatWasSaidOfAQuery() {
        SavedQuery saved = queries.add(shared("Orders by day", "select 1"), ADA);

        assertThat(queries.fetch(saved.id(), BOB)).isEqualTo(saved);
        assertThat(saved.draft()).isEqualTo(shared("Orders by day", "select 1"));
        assertThat(saved.owner()).isEqualTo("ada");
        assertThat(saved.version()).isEqualTo(1);
        assertThat(saved.createdAt()).isEqualTo(clock.instant());
    }

    @Test
    void showsToOthersWhatIsSharedOnly() {
        SavedQuery own = queries.add(own("mine", "select 1"), ADA);
        SavedQuery common = queries.add(shared("ours", "select 2"), ADA);

        assertThat(queries.visibleTo(ADA)).containsExactly(own, common);
        assertThat(queries.visibleTo(BOB)).containsExactly(common);
        assertThatThrownBy(() -> queries.fetch(own.id(), CHIEF)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> queries.texts(own.id(), BOB)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> queries.delete(own.id(), BOB)).isInstanceOf(NotFound.class);
    }

    @Test
    void isChangedByItsOwnerAndOnceSharedByWhoOwnsTheInstallation() {
        SavedQuery common = queries.add(shared("ours", "select 2"), ADA);

        assertThatThrownBy(() -> queries.change(common.id(), 1, own("ours", "select 3"), BOB))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("ada's");
        assertThatThrownBy(() -> queries.delete(common.id(), BOB)).isInstanceOf(Forbidden.class);
        SavedQuery withdrawn = queries.change(common.id(), 1, own("ours", "select 2"), CHIEF);
        assertThat(withdrawn.changedBy()).isEqualTo("chief");
        assertThat(withdrawn.owner()).isEqualTo("ada");
        assertThatThrownBy(() -> queries.fetch(common.id(), CHIEF)).isInstanceOf(NotFound.class);
    }

    @Test
    void refusesAChangeMadeOnAnOlderVersion() {
        SavedQuery saved = queries.add(own("mine", "select 1"), ADA);
        SavedQuery changed = queries.change(saved.id(), 1, own("mine", "select 2"), ADA);

        assertThat(changed.version()).isEqualTo(2);
        assertThatThrownBy(() -> queries.change(saved.id(), 1, own("mine", "select 3"), ADA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("changed by ada");
        assertThat(queries.fetch(saved.id(), ADA)).isEqualTo(changed);
    }

    @Test
    void keepsTheTextsThatAQueryHad() {
        UUID id = queries.add(own("mine", "select 1"), ADA).id();
        queries.change(id, 1, own("renamed", "select 1"), ADA);
        queries.change(id, 2, own("renamed", "select 2"), ADA);

        assertThat(queries.texts(id, ADA))
                .extracting(SavedQuery.Text::version, SavedQuery.Text::sql)
                .containsExactly(tuple(3, "select 2"), tuple(1, "select 1"));
        for (int version = 3; version < 60; version++) {
            queries.change(id, version, own("renamed", "select " + version), ADA);
        }
        assertThat(queries.texts(id, ADA)).hasSize(50).first().matches(text -> text.version() == 60);
    }

    @Test
    void aPersonHasANameOnce() {
        queries.add(own("Orders", "select 1"), ADA);
        SavedQuery other = queries.add(own("Visits", "select 1"), ADA);
        queries.add(own("orders", "select 1"), BOB);

        assertThatThrownBy(() -> queries.add(own("ORDERS", "select 2"), ADA)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> queries.change(other.id(), 1, own("orders ", "select 2"), ADA))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void refusesWhatCannotBeKept() {
        assertThatThrownBy(() -> own(" ", "select 1")).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> own("name", " ")).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> own("name", "select '\0'")).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> new ChartSettings(ChartSettings.Kind.BAR, "x", List.of(), Optional.empty()))
                .isInstanceOf(Incorrect.class);
    }

    @Test
    void writesIntoTheAuditLogWhoDidWhat() {
        UUID id = queries.add(shared("ours", "select 2"), ADA).id();
        queries.delete(id, CHIEF);

        assertThat(audit.before(Long.MAX_VALUE, 2))
                .extracting(AuditLog.Entry::actor, AuditLog.Entry::action, AuditLog.Entry::subject)
                .containsExactly(
                        tuple("chief", "query.delete", id.toString()), tuple("ada", "query.save", id.toString()));
    }

    @Test
    void tellsAPersonWhatTheyRanLately() {
        Run first = run(ADA, "select 1", new Run.Answered(Optional.of(1L)));
        Run second = run(ADA, "select x", new Run.Failed("lake.query-failed", "there is no x"));
        Run third = run(ADA, "select 3", new Run.Answered(Optional.empty()));
        List.of(first, second, third, run(BOB, "select 4", new Run.Answered(Optional.of(2L))))
                .forEach(history::add);

        assertThat(history.before(Optional.empty(), 2, ADA)).containsExactly(third, second);
        assertThat(history.before(Optional.of(second.id()), 2, ADA)).containsExactly(first);
        assertThatThrownBy(() -> history.delete(first.id(), BOB)).isInstanceOf(NotFound.class);
        history.delete(second.id(), ADA);
        assertThat(history.before(Optional.empty(), 9, ADA)).containsExactly(third, first);
        history.clear(ADA);
        assertThat(history.before(Optional.empty(), 9, ADA)).isEmpty();
        assertThat(history.before(Optional.empty(), 9, BOB)).hasSize(1);
    }

    @Test
    void forgetsTheOldestRunsAndNotesNoTextThatIsNone() {
        for (int i = 0; i < 502; i++) {
            history.add(run(ADA, "select " + i, new Run.Answered(Optional.of(1L))));
        }
        history.add(run(ADA, "select '\0'", new Run.Failed("lake.query-no-text", "NUL")));

        List<Run> kept = history.before(Optional.empty(), 1_000, ADA);
        assertThat(kept).hasSize(500);
        assertThat(kept.getFirst().sql()).isEqualTo("select 501");
        assertThat(kept.getLast().sql()).isEqualTo("select 2");
    }

    private Run run(Principal by, String sql, Run.Outcome outcome) {
        // Ids of one millisecond are in no order.
        clock.tick(Duration.ofMillis(1));
        return new Run(
                ids.next(),
                by.userId(),
                sql,
                QueryEngine.DUCKDB,
                "json",
                clock.instant(),
                Duration.ofMillis(12),
                outcome);
    }

    private static QueryDraft own(String name, String sql) {
        return new QueryDraft(name, "", sql, QueryEngine.DUCKDB, Optional.empty(), QueryDraft.Sharing.OWN);
    }

    private static QueryDraft shared(String name, String sql) {
        return new QueryDraft(
                name, "what it is for", sql, QueryEngine.SPARK, Optional.of(CHART), QueryDraft.Sharing.SHARED);
    }

    private static Principal person(String name, Role role) {
        return new Principal(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                name,
                role,
                role.permissions(),
                Principal.Proof.SESSION);
    }
}
