package io.windrose.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Conflict;
import io.windrose.core.Forbidden;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import io.windrose.testkit.SettableClock;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
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

class ReschedulingTest {
    private static final Principal CHIEF = person("chief", Role.OWNER);
    private static final Principal MIA = person("mia", Role.MARKETER);
    private static final Principal VAL = person("val", Role.MARKETER);

    private static EmbeddedPostgres postgres;
    private static Database database;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final AuditLog audit = new AuditLog(database.jdbi(), clock);
    private final Campaigns campaigns = new Campaigns(database.jdbi(), audit, new Ids(clock), clock);
    private final Rescheduling rescheduling = new Rescheduling(campaigns);

    @BeforeAll
    static void start() throws IOException {
        postgres = TestPostgres.start();
        String url = "jdbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort());
        database = Database.open(new DatabaseSettings(Optional.of(url), "postgres", "postgres", 4), Path.of("unused"));
        database.migrate("security");
        database.migrate("campaign");
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
        postgres.close();
    }

    @BeforeEach
    void clear() {
        database.jdbi().useHandle(handle -> handle.execute("truncate campaign.campaigns, security.audit cascade"));
    }

    @Test
    void theWeeksMoveAlongWithAMoveByWholeWeeks() {
        Campaign made = campaigns.add(spring(), MIA);

        Campaign moved = move(made, "2026-03-18", "2026-03-31", MIA);

        assertThat(moved.version()).isEqualTo(2);
        assertThat(moved.plan().startsOn()).contains(LocalDate.parse("2026-03-18"));
        assertThat(moved.plan().budget().orElseThrow().weeks())
                .containsExactly(week("2026-03-16", "100"), week("2026-03-23", "700"), week("2026-03-30", "33.34"));
        assertThat(campaigns.fetch(made.id(), MIA)).isEqualTo(moved);
        assertThat(audit.before(Long.MAX_VALUE, 1).getFirst().action()).isEqualTo("campaign.change");
    }

    @Test
    void aMoveByOtherDaysSpreadsTheBudgetEvenly() {
        Campaign made = campaigns.add(spring(), MIA);

        Campaign moved = move(made, "2026-03-06", "2026-03-19", MIA);

        // 833.34 over 14 days: 3, 7 and 4 of them.
        assertThat(moved.plan().budget().orElseThrow().weeks())
                .containsExactly(
                        week("2026-03-02", "178.57"), week("2026-03-09", "416.67"), week("2026-03-16", "238.10"));
    }

    @Test
    void anotherLengthSpreadsTheBudgetEvenlyToo() {
        Campaign made = campaigns.add(spring(), MIA);

        Campaign longer = move(made, "2026-03-04", "2026-03-24", MIA);

        assertThat(longer.plan().budget().orElseThrow().weeks())
                .extracting(each -> each.monday().toString())
                .containsExactly("2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23");
        assertThat(longer.plan().budget().orElseThrow().total()).isEqualByComparingTo("833.34");
    }

    @Test
    void whatWasApprovedIsMovedByWhoMayApprove() {
        Campaign made = campaigns.add(spring(), MIA);
        Campaign approved = campaigns.move(made.id(), 1, Status.APPROVED, VAL);

        assertThat(Rescheduling.isOpenTo(made, MIA)).isTrue();
        assertThat(Rescheduling.isOpenTo(approved, MIA)).isFalse();
        assertThat(Rescheduling.isOpenTo(approved, VAL)).isTrue();
        assertThatThrownBy(() -> move(approved, "2026-03-11", "2026-03-24", MIA))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("is approved: its brand, dates")
                .hasMessageContaining("\"val\" or an owner");
        assertThat(move(approved, "2026-03-11", "2026-03-24", VAL).status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void whatHasEndedOrHasNoDatesIsNotMoved() {
        Campaign made = campaigns.add(spring(), MIA);
        campaigns.move(made.id(), 1, Status.APPROVED, CHIEF);
        Campaign ended = campaigns.move(made.id(), 2, Status.ENDED, CHIEF);
        Campaign undated = campaigns.add(
                new CampaignPlan(
                        "Undated",
                        "",
                        "mia",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(LocalDate.parse("2026-03-02")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                MIA);

        assertThat(Rescheduling.isOpenTo(ended, CHIEF)).isFalse();
        assertThatThrownBy(() -> move(ended, "2026-03-11", "2026-03-24", CHIEF))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("has ended");
        assertThatThrownBy(() -> move(undated, "2026-03-11", "2026-03-24", MIA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("no first or no last day");
    }

    @Test
    void anOlderVersionOrAnEndBeforeTheStartIsRefused() {
        Campaign made = campaigns.add(spring(), MIA);
        move(made, "2026-03-11", "2026-03-24", MIA);

        assertThatThrownBy(() -> move(made, "2026-03-18", "2026-03-31", MIA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("changed by mia meanwhile");
        assertThatThrownBy(() -> move(made, "2026-03-18", "2026-03-17", MIA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("would end on 2026-03-17, before it starts on 2026-03-18");
    }

    private Campaign move(Campaign campaign, String from, String to, Principal by) {
        return rescheduling.move(campaign.id(), campaign.version(), LocalDate.parse(from), LocalDate.parse(to), by);
    }

    private static Budget.Week week(String monday, String amount) {
        return new Budget.Week(LocalDate.parse(monday), new BigDecimal(amount));
    }

    /** Wednesday to Tuesday. */
    private static CampaignPlan spring() {
        return new CampaignPlan(
                "Spring",
                "",
                "mia",
                Optional.empty(),
                Optional.empty(),
                Optional.of(LocalDate.parse("2026-03-04")),
                Optional.of(LocalDate.parse("2026-03-17")),
                Optional.of("val"),
                Optional.of(new Budget(
                        "EUR",
                        List.of(week("2026-03-02", "100"), week("2026-03-09", "700"), week("2026-03-16", "33.34")))),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Principal person(String name, Role role) {
        return new Principal(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                name,
                role,
                role.permissions(),
                Principal.Proof.TOKEN);
    }
}
