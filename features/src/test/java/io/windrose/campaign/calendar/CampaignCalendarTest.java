package io.windrose.campaign.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.campaign.Brand;
import io.windrose.campaign.Brands;
import io.windrose.campaign.Budget;
import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignPlan;
import io.windrose.campaign.Campaigns;
import io.windrose.core.Company;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import io.windrose.security.User;
import io.windrose.security.Users;
import io.windrose.testkit.SettableClock;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignCalendarTest {
    private static final Principal CHIEF = new Principal(
            UUID.nameUUIDFromBytes("chief".getBytes(StandardCharsets.UTF_8)),
            "chief",
            Role.OWNER,
            Role.OWNER.permissions(),
            Principal.Proof.TOKEN);

    private static EmbeddedPostgres postgres;
    private static Database database;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-10T23:30:00Z"));
    private final AuditLog audit = new AuditLog(database.jdbi(), clock);
    private final Ids ids = new Ids(clock);
    private final Users users = new Users(database.jdbi(), audit, ids, clock);
    private final Brands brands = new Brands(database.jdbi(), users, audit, ids, clock);
    private final Campaigns campaigns = new Campaigns(database.jdbi(), audit, ids, clock);
    private final OwnSeasons seasons = new OwnSeasons(database.jdbi(), audit, ids, clock);
    private final CampaignCalendar calendar = new CampaignCalendar(
            campaigns,
            seasons,
            new CalendarSettings(List.of(Country.named("DE"))),
            new Company(ZoneId.of("Europe/Berlin"), "EUR"),
            clock);

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
                .useHandle(
                        handle -> handle.execute(
                                "truncate campaign.brands, campaign.campaigns, campaign.seasons, security.audit, security.users cascade"));
    }

    @Test
    void hasWhatTouchesTheDaysWithTheBudgetOfThese() {
        // Two weeks, 700 each; of the first, three of its seven days are in March.
        add(
                "Spring",
                "2026-02-25",
                "2026-03-10",
                budget("2026-02-23", "500", "2026-03-02", "700", "2026-03-09", "200"));
        add("Before", "2026-01-01", "2026-02-28", Optional.empty());
        Campaign undated = campaigns.add(plan("Some day", null, null, null, List.of(), null, List.of()), CHIEF);

        CalendarPage march = march(CHIEF);

        assertThat(march.today()).as("past midnight in Berlin").isEqualTo("2026-03-11");
        assertThat(march.campaigns())
                .extracting(entry -> entry.campaign().plan().name())
                .containsExactly("Some day", "Spring");
        assertThat(march.campaigns().getFirst().campaign()).isEqualTo(undated);
        // 25 February to 1 March are five days of 100.
        assertThat(march.campaigns().getLast().budgetInPeriod().orElseThrow()).isEqualByComparingTo("1000");
        assertThat(march.campaigns().getLast().isMovable()).isTrue();
    }

    @Test
    void namesWhoseDaysOverlapAndInWhat() {
        Campaign spring =
                overlapping("Spring", "2026-03-01", "2026-03-20", List.of("email", "tv"), null, List.of("Loyal"));
        Campaign trails =
                overlapping("Trails", "2026-03-15", "2026-03-31", List.of("Email"), "DE", List.of("loyal", "New"));
        Campaign layers = overlapping("Layers", "2026-03-20", "2026-04-10", List.of("search"), "de", List.of());
        overlapping("Apart", "2026-04-11", "2026-04-20", List.of("email", "search"), "DE", List.of());

        List<CampaignOverlap> overlaps = march(CHIEF).overlaps();

        assertThat(overlaps)
                .containsExactly(
                        new CampaignOverlap(
                                spring.id(),
                                trails.id(),
                                LocalDate.parse("2026-03-15"),
                                LocalDate.parse("2026-03-20"),
                                List.of("email"),
                                Optional.empty(),
                                List.of("Loyal")),
                        new CampaignOverlap(
                                trails.id(),
                                layers.id(),
                                LocalDate.parse("2026-03-20"),
                                LocalDate.parse("2026-03-31"),
                                List.of(),
                                Optional.of("DE"),
                                List.of()));
        assertThat(march(CHIEF).overlapCount()).isEqualTo(2);
    }

    @Test
    void whoIsLimitedToABrandSeesNeitherOthersNorOverlapsWithThem() {
        Brand north = brands.add("North", CHIEF);
        User mia = users.add("mia", Role.MARKETER, CHIEF).user();
        Principal limited =
                new Principal(mia.id(), "mia", Role.MARKETER, Role.MARKETER.permissions(), Principal.Proof.TOKEN);
        brands.limit(mia.id(), Set.of(north.id()), CHIEF);
        campaigns.add(plan("Hers", north.id(), "2026-03-01", "2026-03-20", List.of("email"), null, List.of()), CHIEF);
        campaigns.add(plan("Others", null, "2026-03-01", "2026-03-20", List.of("email"), null, List.of()), CHIEF);

        assertThat(march(CHIEF).overlaps()).hasSize(1);
        assertThat(march(limited).campaigns())
                .extracting(entry -> entry.campaign().plan().name())
                .containsExactly("Hers");
        assertThat(march(limited).overlaps()).isEmpty();
    }

    @Test
    void showsTheHolidaysOfTheSettingsOrOfWhomeverIsAskedFor() {
        CalendarPage easter = calendar.page(
                LocalDate.parse("2026-04-01"), LocalDate.parse("2026-04-30"), List.of(), Locale.GERMAN, CHIEF);
        CalendarPage french = calendar.page(
                LocalDate.parse("2026-07-01"),
                LocalDate.parse("2026-07-31"),
                List.of(Country.named("FR")),
                Locale.ENGLISH,
                CHIEF);

        assertThat(easter.holidays())
                .filteredOn(holiday -> holiday.kind() == Holiday.Kind.PUBLIC)
                .extracting(holiday -> holiday.day() + " " + holiday.name())
                .containsExactly("2026-04-03 Karfreitag", "2026-04-06 Ostermontag");
        assertThat(easter.countries()).extracting(Country::word).containsExactly("DE");
        assertThat(french.holidays())
                .extracting(holiday -> holiday.day().toString())
                .containsExactly("2026-07-14");
    }

    @Test
    void anOwnSeasonComesEachYearAlsoOverTheNewYear() {
        OwnSeasons.Kept kept = seasons.add(
                new OwnSeason(
                        " Between the years ",
                        LocalDate.parse("2024-12-27"),
                        LocalDate.parse("2025-01-06"),
                        OwnSeason.Repetition.YEARLY),
                CHIEF);
        seasons.add(
                new OwnSeason(
                        "Opening",
                        LocalDate.parse("2026-01-10"),
                        LocalDate.parse("2026-01-10"),
                        OwnSeason.Repetition.ONCE),
                CHIEF);

        assertThat(spans("2026-01-01", "2026-12-31"))
                .containsExactly(
                        "Between the years 2025-12-27 2026-01-06",
                        "Opening 2026-01-10 2026-01-10",
                        "Between the years 2026-12-27 2027-01-06");
        assertThat(spans("2023-01-01", "2024-01-31"))
                .as("before its first year")
                .isEmpty();

        seasons.change(
                kept.id(),
                new OwnSeason(
                        "Leap",
                        LocalDate.parse("2024-02-29"),
                        LocalDate.parse("2024-02-29"),
                        OwnSeason.Repetition.YEARLY),
                CHIEF);
        assertThat(spans("2026-02-01", "2026-02-28")).containsExactly("Leap 2026-02-28 2026-02-28");
        seasons.delete(kept.id(), CHIEF);
        assertThatThrownBy(() -> seasons.delete(kept.id(), CHIEF)).isInstanceOf(NotFound.class);
        assertThat(audit.before(Long.MAX_VALUE, 1).getFirst().action()).isEqualTo("season.delete");
    }

    @Test
    void wrongDaysAndNamesAreRefused() {
        LocalDate day = LocalDate.parse("2026-03-01");
        assertThatThrownBy(() -> calendar.page(day, day.minusDays(1), List.of(), Locale.ENGLISH, CHIEF))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("2026-03-01 to 2026-02-28");
        assertThatThrownBy(() -> calendar.page(day, day.plusYears(4), List.of(), Locale.ENGLISH, CHIEF))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("1100 days at most");
        assertThatThrownBy(() -> new OwnSeason("Sale", day, day.minusDays(1), OwnSeason.Repetition.ONCE))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("give its first day first");
        assertThatThrownBy(() -> new OwnSeason(" ", day, day, OwnSeason.Repetition.ONCE))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("cannot be a season's name");
    }

    private List<String> spans(String from, String to) {
        return calendar
                .page(LocalDate.parse(from), LocalDate.parse(to), List.of(), Locale.ENGLISH, CHIEF)
                .ownSeasons()
                .stream()
                .map(kept -> kept.season().name() + " " + kept.season().from() + " "
                        + kept.season().to())
                .toList();
    }

    private CalendarPage march(Principal by) {
        return calendar.page(
                LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31"), List.of(), Locale.ENGLISH, by);
    }

    private Campaign overlapping(
            String name, String from, String to, List<String> channels, String market, List<String> segments) {
        return campaigns.add(plan(name, null, from, to, channels, market, segments), CHIEF);
    }

    private void add(String name, String from, String to, Optional<Budget> budget) {
        CampaignPlan plan = plan(name, null, from, to, List.of(), null, List.of());
        campaigns.add(plan.on(LocalDate.parse(from), LocalDate.parse(to), budget), CHIEF);
    }

    private static Optional<Budget> budget(String... mondaysAndAmounts) {
        List<Budget.Week> weeks = new ArrayList<>();
        for (int i = 0; i < mondaysAndAmounts.length; i += 2) {
            weeks.add(new Budget.Week(LocalDate.parse(mondaysAndAmounts[i]), new BigDecimal(mondaysAndAmounts[i + 1])));
        }
        return Optional.of(new Budget("EUR", weeks));
    }

    private static CampaignPlan plan(
            String name,
            UUID brand,
            String from,
            String to,
            List<String> channels,
            String market,
            List<String> segments) {
        return new CampaignPlan(
                name,
                "",
                "chief",
                Optional.ofNullable(brand),
                Optional.ofNullable(market),
                Optional.ofNullable(from).map(LocalDate::parse),
                Optional.ofNullable(to).map(LocalDate::parse),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                channels,
                segments,
                List.of(),
                List.of());
    }
}
