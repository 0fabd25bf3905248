package io.windrose.campaign;

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
import io.windrose.security.Users;
import io.windrose.testkit.SettableClock;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignsTest {
    private static final Principal CHIEF = person("chief", Role.OWNER);
    private static final Principal MIA = person("mia", Role.MARKETER);
    private static final Principal NOA = person("noa", Role.MARKETER);
    private static final Principal VAL = person("val", Role.VIEWER);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 1};

    private static EmbeddedPostgres postgres;
    private static Database database;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final AuditLog audit = new AuditLog(database.jdbi(), clock);
    private final Ids ids = new Ids(clock);
    private final Users users = new Users(database.jdbi(), audit, ids, clock);
    private final Brands brands = new Brands(database.jdbi(), users, audit, ids, clock);
    private final Campaigns campaigns = new Campaigns(database.jdbi(), audit, ids, clock);
    private final Creatives creatives = new Creatives(database.jdbi(), audit, ids, clock);

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
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "truncate campaign.brands, campaign.campaigns, security.audit, security.users cascade"));
    }

    @Test
    void keepsWhatWasPlanned() {
        Campaign made = campaigns.add(spring(), MIA);

        assertThat(campaigns.fetch(made.id(), VAL)).isEqualTo(made);
        assertThat(made.plan()).isEqualTo(spring());
        assertThat(made.status()).isEqualTo(Status.DRAFT);
        assertThat(made.version()).isEqualTo(1);
        assertThat(made.plan().budget().orElseThrow().total()).isEqualByComparingTo("1500");
        assertThat(audit.before(Long.MAX_VALUE, 1).getFirst().action()).isEqualTo("campaign.add");
    }

    @Test
    void refusesAChangeMadeOnAnOlderVersion() {
        Campaign made = campaigns.add(spring(), MIA);
        campaigns.change(made.id(), 1, named("Spring again"), NOA);

        assertThatThrownBy(() -> campaigns.change(made.id(), 1, named("Spring, mine"), MIA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("changed by noa meanwhile");
        assertThat(campaigns.fetch(made.id(), MIA).plan().name()).isEqualTo("Spring again");
    }

    @Test
    void isApprovedByItsApproverOrAnOwnerAlone() {
        Campaign made = campaigns.add(spring(), MIA);

        assertThatThrownBy(() -> campaigns.move(made.id(), 1, Status.APPROVED, MIA))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("approved by \"val\" or an owner");
        Campaign approved = campaigns.move(made.id(), 1, Status.APPROVED, VAL);

        assertThat(approved.status()).isEqualTo(Status.APPROVED);
        assertThat(approved.approval()).contains(new Campaign.Approval("val", clock.instant()));
    }

    @Test
    void nobodyBecomesTheApproverByThemselves() {
        assertThatThrownBy(() -> campaigns.add(approvedBy("mia"), MIA))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("name another user");
        assertThat(campaigns.add(approvedBy("chief"), CHIEF).plan().approver()).contains("chief");
    }

    @Test
    void refusesMovesByName() {
        Campaign made = campaigns.add(spring(), MIA);

        assertThatThrownBy(() -> campaigns.move(made.id(), 1, Status.LIVE, MIA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is draft and cannot become live; it can become approved");
        campaigns.move(made.id(), 1, Status.APPROVED, VAL);
        assertThatThrownBy(() -> campaigns.move(made.id(), 2, Status.LIVE, VAL))
                .as("a viewer approves, but manages nothing")
                .isInstanceOf(Forbidden.class);
        campaigns.move(made.id(), 2, Status.LIVE, MIA);
        campaigns.move(made.id(), 3, Status.ENDED, MIA);
        assertThatThrownBy(() -> campaigns.move(made.id(), 4, Status.LIVE, MIA)).isInstanceOf(Conflict.class);
    }

    @Test
    void whatWasApprovedIsChangedByItsApproverAlone() {
        Campaign made = campaigns.add(spring(), MIA);
        campaigns.move(made.id(), 1, Status.APPROVED, VAL);

        assertThatThrownBy(() -> campaigns.change(made.id(), 2, budgeted("9000"), MIA))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("changed by \"val\" or an owner");
        assertThat(campaigns.change(made.id(), 2, named("Another name"), MIA).version())
                .isEqualTo(3);
        assertThat(campaigns
                        .change(made.id(), 3, budgeted("9000"), CHIEF)
                        .plan()
                        .budget()
                        .orElseThrow()
                        .total())
                .isEqualByComparingTo("9000");
    }

    @Test
    void namesWhatIsWrongWithAPlan() {
        assertThatThrownBy(() -> new Budget.Week(LocalDate.parse("2026-03-04"), BigDecimal.ONE))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("give its Monday, 2026-03-02");
        assertThatThrownBy(() -> new Budget.Week(LocalDate.parse("2026-03-02"), new BigDecimal("-1")))
                .hasMessageContaining("is -1: give 0 or more");
        assertThatThrownBy(() -> new Budget("EURO", List.of())).hasMessageContaining("\"EURO\" is no currency");
        assertThatThrownBy(() -> dated("2026-05-01", "2026-04-01"))
                .hasMessageContaining("ends on 2026-04-01, before it starts on 2026-05-01");
        assertThatThrownBy(() -> dated("2026-07-01", "2026-08-01"))
                .hasMessageContaining("the budget has the week of 2026-03-02, in which the campaign does not run");
    }

    @Test
    void dividesABudgetByDaysToTheCent() {
        Budget budget =
                Budget.even("EUR", new BigDecimal("100"), LocalDate.parse("2026-03-04"), LocalDate.parse("2026-03-17"));

        assertThat(budget.weeks())
                .extracting(
                        week -> week.monday().toString(), week -> week.amount().toPlainString())
                .containsExactly(tuple("2026-03-02", "35.71"), tuple("2026-03-09", "50"), tuple("2026-03-16", "14.29"));
        assertThat(budget.total()).isEqualByComparingTo("100");
    }

    @Test
    void listsByFilterInOrderAPageAtATime() {
        for (String name : List.of("delta", "Alpha", "charlie", "Bravo", "echo")) {
            campaigns.add(named(name), MIA);
        }
        campaigns.add(dated("2027-03-01", "2027-03-07", Optional.empty()), MIA);

        CampaignPage first = campaigns.list(CampaignQuery.all(2), MIA);
        CampaignPage second = campaigns.list(after(CampaignQuery.Order.NAME, first.next(), 3), MIA);
        assertThat(names(first)).containsExactly("Alpha", "Bravo");
        assertThat(names(second)).containsExactly("charlie", "delta", "echo");
        assertThat(names(campaigns.list(after(CampaignQuery.Order.NAME, second.next(), 3), MIA)))
                .containsExactly("Spring");
        assertThat(campaigns.list(CampaignQuery.all(6), MIA).next()).isEmpty();
        assertThat(names(campaigns.list(after(CampaignQuery.Order.START, Optional.empty(), 1), MIA)))
                .as("the newest first")
                .containsExactly("Spring");
        assertThat(names(campaigns.list(in("2027-03-07", "2027-04-01"), MIA))).containsExactly("Spring");
        assertThat(names(campaigns.list(in("2027-03-08", "2027-04-01"), MIA))).isEmpty();
    }

    @Test
    void showsALimitedUserTheirBrandsAlone() {
        Principal limited = user("lou", Role.MARKETER);
        Brand north = brands.add("North", CHIEF);
        Brand south = brands.add("South", CHIEF);
        Campaign ours = campaigns.add(ofBrand("Ours", north.id()), MIA);
        Campaign theirs = campaigns.add(ofBrand("Theirs", south.id()), MIA);
        campaigns.add(named("Nobody's"), MIA);
        brands.limit(limited.userId(), Set.of(north.id()), CHIEF);

        assertThat(names(campaigns.list(CampaignQuery.all(10), limited))).containsExactly("Ours");
        assertThat(brands.visibleTo(limited)).containsExactly(north);
        assertThatThrownBy(() -> campaigns.fetch(theirs.id(), limited)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> campaigns.delete(theirs.id(), limited)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> creatives.addText(theirs.id(), "a", "b", limited))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> campaigns.change(ours.id(), 1, ofBrand("Ours", south.id()), limited))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> campaigns.add(named("Mine"), limited)).isInstanceOf(Forbidden.class);
        brands.limit(limited.userId(), Set.of(), CHIEF);
        assertThat(campaigns.list(CampaignQuery.all(10), limited).campaigns()).hasSize(3);
    }

    @Test
    void keepsABrandThatIsInUse() {
        Brand north = brands.add("North", CHIEF);
        brands.assign("shop", north.id(), CHIEF);

        assertThatThrownBy(() -> brands.add("north", CHIEF)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> brands.delete(north.id(), CHIEF)).isInstanceOf(Conflict.class);
        brands.release("shop", CHIEF);
        brands.delete(north.id(), CHIEF);
        assertThat(brands.visibleTo(CHIEF)).isEmpty();
    }

    @Test
    void deletesDraftsOnly() {
        Campaign made = campaigns.add(spring(), MIA);
        campaigns.move(made.id(), 1, Status.APPROVED, CHIEF);

        assertThatThrownBy(() -> campaigns.delete(made.id(), MIA)).isInstanceOf(Conflict.class);
        campaigns.move(made.id(), 2, Status.DRAFT, MIA);
        campaigns.delete(made.id(), MIA);
        assertThatThrownBy(() -> campaigns.fetch(made.id(), MIA)).isInstanceOf(NotFound.class);
    }

    @Test
    void bringsTheGoodRowsOfAFileAndNamesTheOthers() {
        brands.add("North", CHIEF);
        String csv = """
                Name,Brand,start,end,budget,currency,target metric,target_value,channels
                One,north,2026-03-02,2026-03-15,100,eur,orders,20,Email|paid social
                Two,East,2026-03-02,2026-03-15,,,,,
                Three,,2026-03-02,,100,EUR,,,
                "Four",,02.03.2026,,,,,,
                One,North,,,,,,,
                Five,,,,,,likes,3,
                """;

        CampaignImport.Outcome checked = campaigns.bring(new CampaignImport(csv, CampaignImport.Mode.CHECK), MIA);
        assertThat(checked.added()).hasSize(1);
        assertThat(campaigns.list(CampaignQuery.all(10), MIA).campaigns()).isEmpty();

        CampaignImport.Outcome outcome = campaigns.bring(new CampaignImport(csv, CampaignImport.Mode.KEEP), MIA);
        Campaign one = campaigns.list(CampaignQuery.all(10), MIA).campaigns().getFirst();
        assertThat(one.plan().channels()).containsExactly("email", "paid social");
        assertThat(one.plan().budget().orElseThrow().weeks())
                .extracting(week -> week.amount().toPlainString())
                .containsExactly("50", "50");
        assertThat(one.brandName()).contains("North");
        assertThat(outcome.refused())
                .extracting(CampaignImport.Refused::line, CampaignImport.Refused::code)
                .containsExactly(
                        tuple(3L, "campaign.unknown-brand"),
                        tuple(4L, "campaign.budget-without-dates"),
                        tuple(5L, "campaign.no-day"),
                        tuple(6L, "campaign.exists"),
                        tuple(7L, "campaign.unknown-metric"));
    }

    @Test
    void refusesAFileWithColumnsThatNobodyKnows() {
        assertThatThrownBy(() ->
                        campaigns.bring(new CampaignImport("name;colour\nOne;red\n", CampaignImport.Mode.KEEP), MIA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("\"colour\" is no column");
    }

    @Test
    void keepsPicturesByTheirContent() {
        Campaign made = campaigns.add(spring(), MIA);
        Creative kept = creatives.addPicture(made.id(), "banner.jpg", new ByteArrayInputStream(PNG), MIA);

        assertThat(kept.content()).isInstanceOf(Creative.Picture.class);
        assertThat(creatives.picture(made.id(), kept.id(), VAL).mediaType()).isEqualTo("image/png");
        assertThat(creatives.picture(made.id(), kept.id(), VAL).content()).isEqualTo(PNG);
        byte[] script = "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> creatives.addPicture(made.id(), "banner.png", new ByteArrayInputStream(script), MIA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("bring PNG, JPEG, GIF or WebP");
        assertThatThrownBy(() -> creatives.addPicture(
                        made.id(), "large.png", new ByteArrayInputStream(new byte[(5 << 20) + 1]), MIA))
                .hasMessageContaining("larger than 5 MB");
        assertThatThrownBy(() -> creatives.addText(made.id(), "Banner.JPG", "Come in", MIA))
                .isInstanceOf(Conflict.class);
        creatives.delete(made.id(), kept.id(), MIA);
        assertThat(creatives.of(made.id(), MIA)).isEmpty();
    }

    private static CampaignPlan spring() {
        return plan("Spring", Optional.empty(), "2026-03-02", "2026-03-15", Optional.of("val"), budget("1500"));
    }

    private static CampaignPlan named(String name) {
        return plan(name, Optional.empty(), "2026-03-02", "2026-03-15", Optional.of("val"), budget("1500"));
    }

    private static CampaignPlan budgeted(String amount) {
        return plan("Spring", Optional.empty(), "2026-03-02", "2026-03-15", Optional.of("val"), budget(amount));
    }

    private static CampaignPlan approvedBy(String name) {
        return plan("Spring", Optional.empty(), "2026-03-02", "2026-03-15", Optional.of(name), budget("1500"));
    }

    private static CampaignPlan dated(String from, String to) {
        return dated(from, to, budget("1500"));
    }

    private static CampaignPlan dated(String from, String to, Optional<Budget> budget) {
        return plan("Spring", Optional.empty(), from, to, Optional.of("val"), budget);
    }

    private static CampaignPlan ofBrand(String name, UUID brand) {
        return plan(name, Optional.of(brand), "2026-03-02", "2026-03-15", Optional.of("val"), budget("1500"));
    }

    private static Optional<Budget> budget(String amount) {
        return Optional.of(
                new Budget("EUR", List.of(new Budget.Week(LocalDate.parse("2026-03-02"), new BigDecimal(amount)))));
    }

    private static CampaignPlan plan(
            String name,
            Optional<UUID> brand,
            String from,
            String to,
            Optional<String> approver,
            Optional<Budget> budget) {
        return new CampaignPlan(
                name,
                "More hikers",
                "mia",
                brand,
                Optional.of("DE"),
                Optional.of(LocalDate.parse(from)),
                Optional.of(LocalDate.parse(to)),
                approver,
                budget,
                Optional.of(new Target(Target.Metric.ORDERS, new BigDecimal("100"))),
                List.of("email"),
                List.of("hikers"),
                List.of(),
                List.of());
    }

    private static CampaignQuery after(CampaignQuery.Order order, Optional<String> cursor, int limit) {
        return new CampaignQuery(
                Optional.of(Status.DRAFT),
                Optional.empty(),
                Optional.of("email"),
                Optional.of("de"),
                Optional.of("Mia"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                order,
                cursor,
                limit);
    }

    private static CampaignQuery in(String from, String to) {
        return new CampaignQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("PRIN"),
                Optional.of(LocalDate.parse(from)),
                Optional.of(LocalDate.parse(to)),
                CampaignQuery.Order.NAME,
                Optional.empty(),
                10);
    }

    private static List<String> names(CampaignPage page) {
        return page.campaigns().stream().map(each -> each.plan().name()).toList();
    }

    private Principal user(String name, Role role) {
        UUID id = users.add(name, role, CHIEF).user().id();
        return new Principal(id, name, role, role.permissions(), Principal.Proof.TOKEN);
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
