package io.windrose.campaign.results;

import static io.windrose.campaign.CampaignLake.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.campaign.Budget;
import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignLake;
import io.windrose.campaign.CampaignPlan;
import io.windrose.campaign.Status;
import io.windrose.campaign.Target;
import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import io.windrose.core.Company;
import io.windrose.lake.Spend;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    private CampaignLake room;
    private Results results;

    @BeforeAll
    static void start() throws IOException {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() throws SQLException {
        room = new CampaignLake(postgres, folder);
        results = new Results(room.lake, room.campaigns, Company.DEFAULT, room.clock);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void addsUpWhatResolvesAndTellsWhatIsOutsideTheDates() {
        room.clock.set(Instant.parse("2026-03-10T10:00:00Z"));
        Campaign spring = campaign("1400", "2026-03-02", "2026-03-29");
        room.keys.add(spring.id(), KeyDraft.of(KeyKind.PLATFORM_ID, Map.of("campaign", "77")), MIA);
        room.keys.add(spring.id(), KeyDraft.of(KeyKind.UTM, Map.of("campaign", "spring")), MIA);
        room.lake.replaceSpend(List.of(
                room.spend("2026-03-02", "paid social", "77", "50.00"),
                room.spend("2026-02-20", "paid social", "77", "7.50"),
                room.spend("2026-03-02", "paid social", "78", "1000.00"),
                inDollars("2026-03-03", "77", "33.00")));
        room.lake.importEvents(List.of(
                room.view("2026-03-02T10:00:00Z", "/", "a", "b", "spring"),
                room.view("2026-03-02T11:00:00Z", "/", "a", "b", "spring"),
                room.view("2026-03-02T11:00:00Z", "/", "a", "b", "other"),
                room.order("2026-03-03T11:00:00Z", "o1", "80.00", null, "spring")));
        room.settle();

        CampaignResults found = results.of(spring.id(), MIA);

        assertThat(found.total().cost()).isEqualByComparingTo("57.50");
        assertThat(found.total().unrated()).as("dollars without a rate").isEqualTo(1);
        assertThat(found.total().orders()).isEqualTo(1);
        assertThat(found.total().gross()).isEqualByComparingTo("80");
        assertThat(found.total().newCustomers()).isEqualTo(1);
        assertThat(found.total().visits()).isEqualTo(3);
        assertThat(found.people()).isEqualTo(3);
        assertThat(found.outside().cost()).isEqualByComparingTo("7.50");
        assertThat(found.days())
                .extracting(day -> day.day().toString())
                .containsExactly("2026-02-20", "2026-03-02", "2026-03-03");
        assertThat(found.pacing().alerts())
                .extracting(Pacing.Alert::text)
                .contains("has 7.5 EUR of spend outside its dates");
    }

    @Test
    void tellsTheMoneyOfAllCampaignsInARangeOfDays() {
        room.clock.set(Instant.parse("2026-03-04T10:00:00Z"));
        Campaign spring = campaign("1400", "2026-03-02", "2026-03-29");
        Campaign earlier = room.campaign("Earlier", "2026-01-01", "2026-02-01");
        Campaign later = room.campaign("Later", "2026-03-20", "2026-03-29");
        Campaign gone = room.campaign("Gone", "2026-01-01", "2026-02-01");
        room.keys.add(spring.id(), KeyDraft.of(KeyKind.PLATFORM_ID, Map.of("campaign", "77")), MIA);
        room.keys.add(spring.id(), KeyDraft.of(KeyKind.UTM, Map.of("campaign", "spring")), MIA);
        room.keys.add(earlier.id(), KeyDraft.of(KeyKind.PLATFORM_ID, Map.of("campaign", "78")), MIA);
        room.lake.replaceSpend(List.of(
                room.spend("2026-02-28", "paid social", "77", "9.00"),
                room.spend("2026-03-01", "paid social", "77", "7.50"),
                room.spend("2026-03-03", "paid social", "77", "50.00"),
                room.spend("2026-03-04", "paid social", "77", "20.00"),
                room.spend("2026-03-05", "paid social", "77", "1000.00"),
                room.spend("2026-03-02", "paid social", "78", "3.00"),
                room.spend("2026-03-02", "paid social", "79", "4.00"),
                inDollars("2026-03-03", "77", "33.00")));
        room.lake.importEvents(List.of(
                room.order("2026-02-28T23:59:59Z", "o0", "11.00", null, "spring"),
                room.order("2026-03-03T11:00:00Z", "o1", "80.00", null, "spring"),
                room.order("2026-03-04T23:59:59Z", "o2", "10.00", null, "spring"),
                room.order("2026-03-03T12:00:00Z", "o3", "5.00", null, "nobody's")));
        room.settle();

        CampaignTable found = results.table(march(Optional.empty(), Optional.empty()), MIA);

        assertThat(found.rows())
                .extracting(row -> row.campaign().plan().name())
                .as("what runs in the days, or has something in them")
                .containsExactly("Earlier", "Spring")
                .doesNotContain(later.plan().name(), gone.plan().name());
        CampaignTable.Row row = found.rows().get(1);
        assertThat(row.sums().cost()).isEqualByComparingTo("77.50");
        assertThat(row.sums().unrated()).as("dollars without a rate").isEqualTo(1);
        assertThat(row.sums().orders()).isEqualTo(2);
        assertThat(row.sums().net()).isEqualByComparingTo("90");
        assertThat(row.budget().orElseThrow().due()).as("two days of 50").isEqualByComparingTo("100");
        assertThat(row.budget().orElseThrow().reached())
                .as("until yesterday, not before the first day")
                .isEqualByComparingTo("50");
        assertThat(found.rows().get(0).budget()).as("no budget").isEmpty();
        assertThat(found.total().cost()).isEqualByComparingTo("80.50");
        PeriodSums unresolved = found.unresolved().orElseThrow();
        assertThat(unresolved.cost()).isEqualByComparingTo("4");
        assertThat(unresolved.gross()).isEqualByComparingTo("5");
        assertThat(results.table(march(Optional.of(Status.LIVE), Optional.empty()), MIA)
                        .rows())
                .isEmpty();
        assertThat(results.table(march(Optional.empty(), Optional.of("sPri")), MIA)
                        .rows())
                .hasSize(1);
    }

    @Test
    void agreesWithThePageOfTheCampaign() {
        room.clock.set(Instant.parse("2026-05-01T10:00:00Z"));
        Campaign spring = campaign("1400", "2026-03-02", "2026-03-29");
        room.keys.add(spring.id(), KeyDraft.of(KeyKind.PLATFORM_ID, Map.of("campaign", "7*")), MIA);
        room.keys.add(spring.id(), KeyDraft.of(KeyKind.UTM, Map.of("campaign", "spring")), MIA);
        room.money.takeRates("Date,USD\n2026-03-03,1.1\n");
        room.lake.replaceSpend(List.of(
                room.spend("2026-03-02", "paid social", "77", "50.01"), inDollars("2026-03-03", "78", "33.33")));
        room.lake.importEvents(List.of(
                room.order("2026-03-03T11:00:00Z", "o1", "80.00", null, "spring"),
                room.in("ada", "1", room.view("2026-02-28T23:50:00Z", "/", "a", "b", "spring")),
                room.in("ada", "1", room.order("2026-03-01T00:05:00Z", "of a visit before", "7.00", null, null))));
        room.settle();

        PeriodSums row = results.table(march(Optional.empty(), Optional.empty()), MIA)
                .rows()
                .get(0)
                .sums();

        Sums page = results.of(spring.id(), MIA).total();
        assertThat(row.cost()).isEqualByComparingTo(page.cost()).isEqualByComparingTo("80.31");
        assertThat(row.net()).isEqualByComparingTo(page.net()).isEqualByComparingTo("87");
        assertThat(row.unrated()).isEqualTo(page.unrated()).isZero();
    }

    @Test
    void theTableFollowsAllThatItIsMadeOf() {
        room.clock.set(Instant.parse("2026-05-01T10:00:00Z"));
        Campaign spring = campaign("1400", "2026-03-02", "2026-03-29");
        room.keys.add(spring.id(), KeyDraft.of(KeyKind.PLATFORM_ID, Map.of("campaign", "77")), MIA);
        room.lake.replaceSpend(List.of(inDollars("2026-03-03", "77", "22.00")));
        room.lake.importEvents(List.of(
                room.in("ada", "1", room.view("2026-03-03T10:00:00Z", "/", "a", "b", "spring")),
                room.in("ada", "1", room.order("2026-03-03T10:05:00Z", "o1", "80.00", null, null))));
        room.settle();
        assertThat(figures()).as("no rate, no key").isEqualTo("cost 0, gross 0");
        assertThat(figures()).isEqualTo("cost 0, gross 0");

        room.money.takeRates("Date,USD\n2026-03-03,1.1\n");
        assertThat(figures()).isEqualTo("cost 20, gross 0");

        room.keys.add(spring.id(), KeyDraft.of(KeyKind.UTM, Map.of("campaign", "spring")), MIA);
        room.settle();
        assertThat(figures()).isEqualTo("cost 20, gross 80");

        room.lake.replaceSpend(List.of(inDollars("2026-03-03", "77", "33.00")));
        room.lake.importEvents(List.of(room.order("2026-03-03T11:00:00Z", "o2", "10.00", null, "spring")));
        room.settle();
        assertThat(figures()).isEqualTo("cost 30, gross 90");
    }

    private String figures() {
        PeriodSums sums =
                results.table(march(Optional.empty(), Optional.empty()), MIA).total();
        return "cost %s, gross %s".formatted(plain(sums.cost()), plain(sums.gross()));
    }

    private static String plain(BigDecimal amount) {
        return amount.setScale(0).toPlainString();
    }

    private static TableRequest march(Optional<Status> status, Optional<String> text) {
        return new TableRequest(
                LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-04"), status, Optional.empty(), text);
    }

    @Test
    void saysBeforeTheEndThatTheBudgetWillNotDo() {
        room.clock.set(Instant.parse("2026-03-16T10:00:00Z"));
        Campaign spring = campaign("1400", "2026-03-02", "2026-03-29");
        room.keys.add(spring.id(), KeyDraft.of(KeyKind.PLATFORM_ID, Map.of("campaign", "77")), MIA);
        List<Spend> spend = new ArrayList<>();
        for (LocalDate day = LocalDate.parse("2026-03-02"); day.isBefore(LocalDate.parse("2026-03-16")); ) {
            spend.add(room.spend(day.toString(), "paid social", "77", "100.00"));
            day = day.plusDays(1);
        }
        room.lake.replaceSpend(spend);
        room.settle();

        Pacing pacing = results.of(spring.id(), MIA).pacing();

        assertThat(pacing.until()).isEqualTo("2026-03-15");
        Pacing.Against budget = pacing.budget().orElseThrow();
        assertThat(budget.due()).as("half of it").isEqualByComparingTo("700");
        assertThat(budget.reached()).isEqualByComparingTo("1400");
        assertThat(budget.forecast().orElseThrow().expected()).isEqualByComparingTo("2800");
        assertThat(pacing.alerts())
                .extracting(Pacing.Alert::kind)
                .containsExactly(Pacing.Alert.Kind.OVER_BUDGET, Pacing.Alert.Kind.BEHIND_TARGET);
    }

    @Test
    void expectsOfAWeekdayWhatItHad() {
        SortedMap<LocalDate, BigDecimal> days = new TreeMap<>();
        LocalDate monday = LocalDate.parse("2026-03-02");
        for (int i = 0; i < 14; i++) {
            LocalDate day = monday.plusDays(i);
            days.put(day, BigDecimal.valueOf(day.getDayOfWeek().getValue() * 10L));
        }

        Pacing.Forecast saturday = RunRate.forecast(
                        days, monday, monday.plusDays(13), monday.plusDays(16), BigDecimal.ZERO)
                .orElseThrow();

        assertThat(saturday.expected()).as("Monday to Wednesday").isEqualByComparingTo("60");
        assertThat(saturday.low()).as("every week the same").isEqualByComparingTo("60");
    }

    @Test
    void isLessSureTheMoreDaysAreToCome() {
        SortedMap<LocalDate, BigDecimal> days = new TreeMap<>();
        LocalDate monday = LocalDate.parse("2026-03-02");
        for (int i = 0; i < 14; i++) {
            days.put(monday.plusDays(i), BigDecimal.valueOf(i < 7 ? 90 : 110));
        }
        LocalDate until = monday.plusDays(13);

        Pacing.Forecast day = RunRate.forecast(days, monday, until, until.plusDays(1), BigDecimal.ZERO)
                .orElseThrow();
        Pacing.Forecast week = RunRate.forecast(days, monday, until, until.plusDays(7), BigDecimal.ZERO)
                .orElseThrow();

        // Each day is 10 off its weekday's mean of 100; seven means leave 7 free of 14: s = √(1400/7) = 14.142;
        // 1.2816 s √(1 + 1/14) = 18.76.
        assertThat(day.expected()).isEqualByComparingTo("100");
        assertThat(day.high()).isEqualByComparingTo("118.76");
        assertThat(week.expected()).isEqualByComparingTo("700");
        assertThat(week.high().subtract(week.expected()))
                .isGreaterThan(day.high().subtract(day.expected()));
        assertThat(RunRate.forecast(days, until.minusDays(5), until, until.plusDays(1), BigDecimal.ZERO))
                .as("six days are too few")
                .isEmpty();
    }

    private Spend inDollars(String day, String campaign, String cost) {
        Spend euros = room.spend(day, "paid social", campaign, cost);
        return new Spend(
                euros.day(),
                1,
                euros.sourceId(),
                euros.channel(),
                euros.campaign(),
                null,
                euros.cost(),
                "USD",
                null,
                null,
                euros.importedAt());
    }

    private Campaign campaign(String budget, String from, String to) {
        LocalDate start = LocalDate.parse(from);
        LocalDate end = LocalDate.parse(to);
        return room.campaigns.add(
                new CampaignPlan(
                        "Spring",
                        "",
                        "mia",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(start),
                        Optional.of(end),
                        Optional.empty(),
                        Optional.of(Budget.even("EUR", new BigDecimal(budget), start, end)),
                        Optional.of(new Target(Target.Metric.ORDERS, new BigDecimal("100"))),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                MIA);
    }
}
