package io.windrose.visualize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.analyze.ask.Comparison;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardsTest {
    private static final Principal ADA = person("ada", Role.MARKETER);
    private static final Principal BOB = person("bob", Role.ANALYST);
    private static final Principal CHIEF = person("chief", Role.OWNER);
    private static final LocalDate MARCH = LocalDate.parse("2026-03-01");

    private static EmbeddedPostgres postgres;
    private static Database database;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final AuditLog audit = new AuditLog(database.jdbi(), clock);
    private final Ids ids = new Ids(clock);
    private final Dashboards dashboards = new Dashboards(database.jdbi(), audit, ids, clock);
    private final Annotations annotations = new Annotations(database.jdbi(), dashboards, audit, ids, clock);

    @BeforeAll
    static void start() throws IOException {
        postgres = TestPostgres.start();
        String url = "jdbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort());
        database = Database.open(new DatabaseSettings(Optional.of(url), "postgres", "postgres", 4), Path.of("unused"));
        database.migrate("security");
        database.migrate("visualize");
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
                        "truncate visualize.dashboards, visualize.annotations, visualize.starters cascade"));
    }

    @Test
    void keepsWhatIsOnADashboard() {
        DashboardDraft draft = new DashboardDraft(
                "Monday",
                "What we look at first",
                new Dates.Last(28),
                Comparison.YEAR,
                List.of("{\"field\":\"country\",\"is\":\"is\",\"values\":[\"DE\"]}"),
                List.of(
                        new Card("", new Place(0, 0, 12, 2), new Card.Words("# Good *morning*"), Optional.empty()),
                        new Card(
                                "Orders",
                                new Place(0, 2, 6, 4),
                                new Card.Analysis(
                                        Card.Analysis.Kind.TRENDS,
                                        "{\"metrics\":[{\"metric\":\"orders\"}]}",
                                        Optional.of("bar")),
                                Optional.of(new Dates.Between(MARCH, MARCH.plusDays(30)))),
                        new Card(
                                "By hand",
                                new Place(6, 2, 6, 4),
                                new Card.Query(UUID.fromString("6a3a8a2e-0000-7000-8000-000000000001")),
                                Optional.of(new Dates.Last(1)))),
                DashboardDraft.Sharing.SHARED);
        Dashboard kept = dashboards.add(draft, ADA);

        assertThat(dashboards.fetch(kept.id(), BOB)).isEqualTo(kept);
        assertThat(kept.draft()).isEqualTo(draft);
        assertThat(kept.owner()).isEqualTo("ada");
        assertThat(kept.version()).isEqualTo(1);
    }

    @Test
    void showsToOthersWhatIsSharedOnly() {
        Dashboard own = dashboards.add(named("a", DashboardDraft.Sharing.OWN), ADA);
        Dashboard shared = dashboards.add(named("b", DashboardDraft.Sharing.SHARED), ADA);

        assertThat(dashboards.visibleTo(ADA)).containsExactly(own, shared);
        assertThat(dashboards.visibleTo(BOB)).containsExactly(shared);
        assertThatThrownBy(() -> dashboards.fetch(own.id(), CHIEF)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> dashboards.delete(own.id(), BOB)).isInstanceOf(NotFound.class);
    }

    @Test
    void onlyItsOwnerAndOwnersOfTheCompanyChangeIt() {
        Dashboard shared = dashboards.add(named("b", DashboardDraft.Sharing.SHARED), ADA);
        DashboardDraft other = named("c", DashboardDraft.Sharing.SHARED);

        assertThatThrownBy(() -> dashboards.change(shared.id(), 1, other, BOB)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> dashboards.delete(shared.id(), BOB)).isInstanceOf(Forbidden.class);
        assertThat(dashboards.change(shared.id(), 1, other, CHIEF).draft().name())
                .isEqualTo("c");
        assertThat(dashboards.change(shared.id(), 2, other, ADA).version()).isEqualTo(3);
    }

    @Test
    void ofTwoChangesOfOneVersionTheSecondIsRefused() {
        Dashboard first = dashboards.add(named("a", DashboardDraft.Sharing.SHARED), ADA);
        dashboards.change(first.id(), 1, named("b", DashboardDraft.Sharing.SHARED), CHIEF);

        assertThatThrownBy(() -> dashboards.change(first.id(), 1, named("c", DashboardDraft.Sharing.SHARED), ADA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("changed by chief meanwhile");
        assertThat(dashboards.fetch(first.id(), ADA).draft().name()).isEqualTo("b");
    }

    @Test
    void aNameIsTakenOncePerOwner() {
        dashboards.add(named("Monday", DashboardDraft.Sharing.OWN), ADA);
        Dashboard other = dashboards.add(named("Tuesday", DashboardDraft.Sharing.OWN), ADA);
        DashboardDraft taken = named("MONDAY", DashboardDraft.Sharing.OWN);

        assertThatThrownBy(() -> dashboards.add(taken, ADA)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> dashboards.change(other.id(), 1, taken, ADA)).isInstanceOf(Conflict.class);
        assertThat(dashboards.add(taken, BOB).draft().name()).isEqualTo("MONDAY");
    }

    @Test
    void whatIsDeletedIsGoneWithItsAnnotations() {
        Dashboard board = dashboards.add(named("a", DashboardDraft.Sharing.SHARED), ADA);
        annotations.add(new Annotation.Draft(Optional.of(board.id()), MARCH, Optional.empty(), "Launch"), ADA);
        dashboards.delete(board.id(), ADA);

        assertThatThrownBy(() -> dashboards.fetch(board.id(), ADA)).isInstanceOf(NotFound.class);
        assertThat(annotations.between(MARCH, MARCH, Optional.empty(), ADA)).isEmpty();
    }

    @Test
    void annotationsAreToldWhereTheyBelong() {
        Dashboard board = dashboards.add(named("a", DashboardDraft.Sharing.OWN), ADA);
        Annotation everywhere = annotations.add(
                new Annotation.Draft(Optional.empty(), MARCH, Optional.of(MARCH.plusDays(6)), "Fair"), BOB);
        Annotation here =
                annotations.add(new Annotation.Draft(Optional.of(board.id()), MARCH, Optional.empty(), "Launch"), ADA);

        assertThat(annotations.between(MARCH.plusDays(6), MARCH.plusDays(9), Optional.empty(), BOB))
                .containsExactly(everywhere);
        assertThat(annotations.between(MARCH, MARCH, Optional.of(board.id()), ADA))
                .containsExactlyInAnyOrder(everywhere, here);
        assertThat(annotations.between(MARCH, MARCH, Optional.empty(), ADA)).containsExactly(everywhere);
        assertThat(annotations.between(MARCH.plusDays(7), MARCH.plusDays(9), Optional.empty(), BOB))
                .isEmpty();
        assertThatThrownBy(() -> annotations.between(MARCH, MARCH, Optional.of(board.id()), BOB))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> annotations.delete(here.id(), BOB)).isInstanceOf(NotFound.class);
    }

    @Test
    void anAnnotationIsChangedByVersionAndDeleted() {
        Annotation first =
                annotations.add(new Annotation.Draft(Optional.empty(), MARCH, Optional.empty(), "Fair"), ADA);
        Annotation.Draft later =
                new Annotation.Draft(Optional.empty(), MARCH.plusDays(1), Optional.empty(), "Fair, moved");

        assertThat(annotations.change(first.id(), 1, later, BOB).draft()).isEqualTo(later);
        assertThatThrownBy(() -> annotations.change(first.id(), 1, later, ADA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("changed by bob meanwhile");
        annotations.delete(first.id(), ADA);
        assertThatThrownBy(() -> annotations.delete(first.id(), ADA)).isInstanceOf(NotFound.class);
    }

    @Test
    void aCompanyBeginsWithSomeAndDeletesThemForGood() {
        Starters starters = new Starters(database.jdbi(), dashboards);
        dashboards.add(named("shop", DashboardDraft.Sharing.OWN), CHIEF);
        starters.add(CHIEF);

        assertThat(dashboards.visibleTo(BOB))
                .extracting(dashboard -> dashboard.draft().name())
                .containsExactly("Acquisition", "Campaigns", "Overview at a glance", "Retention");
        assertThat(dashboards.visibleTo(BOB))
                .allMatch(dashboard -> dashboard.draft().cards().size() >= 4);

        dashboards.visibleTo(CHIEF).forEach(dashboard -> dashboards.delete(dashboard.id(), CHIEF));
        starters.add(CHIEF);
        assertThat(dashboards.visibleTo(CHIEF)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1,0,1,1", "0,-1,1,1", "0,0,0,1", "0,0,1,0", "11,0,2,1", "0,0,13,1", "0,0,1,31", "0,500,1,1"})
    void aPlaceOutsideTheGridIsRefused(int column, int row, int width, int height) {
        assertThatThrownBy(() -> new Place(column, row, width, height))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("leaves the grid");
    }

    @Test
    void cardsUponEachOtherAreRefused() {
        assertThatThrownBy(() -> with(words(0, 0, 6, 4), words(6, 0, 6, 4), words(5, 3, 2, 2)))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("the cards 1 and 3 lie upon each other");
        assertThat(with(words(0, 0, 6, 4), words(6, 0, 6, 4), words(0, 4, 12, 1))
                        .cards())
                .hasSize(3);
    }

    @Test
    void badWordsAreRefused() {
        assertThatThrownBy(() -> named("  ", DashboardDraft.Sharing.OWN)).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> named("a\nb", DashboardDraft.Sharing.OWN)).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> new Card.Words(" ")).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> new Dates.Last(0)).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> new Dates.Between(MARCH, MARCH.minusDays(1))).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> new Annotation.Draft(Optional.empty(), MARCH, Optional.of(MARCH.minusDays(1)), "x"))
                .isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> Card.Analysis.Kind.named("magic"))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("overview, trends, funnels, retention, paths, web, acquisition, campaigns");
    }

    private static Card words(int column, int row, int width, int height) {
        return new Card("", new Place(column, row, width, height), new Card.Words("words"), Optional.empty());
    }

    private static DashboardDraft with(Card... cards) {
        return new DashboardDraft(
                "a", "", new Dates.Last(30), Comparison.NONE, List.of(), List.of(cards), DashboardDraft.Sharing.OWN);
    }

    private static DashboardDraft named(String name, DashboardDraft.Sharing sharing) {
        return new DashboardDraft(name, "", new Dates.Last(30), Comparison.PREVIOUS, List.of(), List.of(), sharing);
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
