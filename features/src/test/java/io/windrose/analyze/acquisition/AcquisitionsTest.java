package io.windrose.analyze.acquisition;

import static io.windrose.campaign.CampaignLake.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.analyze.OverviewRequest;
import io.windrose.analyze.Overviews;
import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignLake;
import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.lake.Spend;
import io.windrose.lake.query.Query;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcquisitionsTest {
    private static final DateRange MARCH = new DateRange(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31"));

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    private CampaignLake room;
    private Acquisitions acquisitions;
    private Inquiries inquiries;

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
        inquiries = new Inquiries(room.lake, Company.DEFAULT, room.clock);
        acquisitions = new Acquisitions(inquiries);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Acquisition by(AcquisitionRequest.By by) {
        return acquisitions.acquisition(new AcquisitionRequest(MARCH, by, Set.of()));
    }

    private static Acquisition.Row row(Acquisition found, String name) {
        return found.rows().stream()
                .filter(row -> row.name().or(row::key).filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private Spend clicked(String day, String campaign, String cost, long impressions, long clicks) {
        Spend spend = room.spend(day, "paid social", campaign, cost);
        return new Spend(
                spend.day(),
                spend.days(),
                spend.sourceId(),
                spend.channel(),
                spend.campaign(),
                spend.account(),
                spend.cost(),
                spend.currency(),
                impressions,
                clicks,
                spend.importedAt());
    }

    @Test
    void joinsCostsAndEventsByCampaignAndShowsWhatDoesNotMeet() {
        Campaign spring = room.campaign("Spring", "2026-03-01", "2026-03-31");
        Campaign silent = room.campaign("Silent", "2026-03-01", "2026-03-31");
        Campaign free = room.campaign("Free", "2026-03-01", "2026-03-31");
        room.keys.add(spring.id(), KeyDraft.of(KeyKind.PLATFORM_ID, Map.of("campaign", "77")), MIA);
        room.keys.add(spring.id(), KeyDraft.of(KeyKind.UTM, Map.of("campaign", "spring")), MIA);
        room.keys.add(silent.id(), KeyDraft.of(KeyKind.PLATFORM_ID, Map.of("campaign", "78")), MIA);
        room.keys.add(free.id(), KeyDraft.of(KeyKind.UTM, Map.of("campaign", "free")), MIA);
        room.lake.replaceSpend(List.of(
                clicked("2026-03-02", "77", "50.00", 10_000, 100),
                clicked("2026-03-02", "78", "20.00", 4_000, 10),
                clicked("2026-03-02", "unknown", "5.00", 100, 1),
                clicked("2026-04-02", "77", "1000.00", 1, 1)));
        room.lake.importEvents(List.of(
                room.in("old", "s0", room.view("2026-01-02T10:00:00Z", "/", null, null, null)),
                room.in("ada", "s1", room.view("2026-03-02T10:00:00Z", "/", "meta", "cpc", "spring")),
                room.in("ada", "s1", room.order("2026-03-02T10:10:00Z", "o1", "80.00", null, null)),
                room.in("old", "s2", room.view("2026-03-03T10:00:00Z", "/", "meta", "cpc", "spring")),
                room.in("bob", "s3", room.view("2026-03-04T10:00:00Z", "/", "news", "email", "free")),
                room.in("eve", "s4", room.view("2026-03-05T10:00:00Z", "/", null, null, null)),
                room.in("eve", "s4", room.order("2026-03-05T10:10:00Z", "o2", "30.00", null, null))));
        room.settle();

        Acquisition found = by(AcquisitionRequest.By.CAMPAIGN);

        assertThat(row(found, "Spring").kind()).isEqualTo(Acquisition.Kind.JOINED);
        Acquisition.Figures figures = row(found, "Spring").figures();
        assertThat(figures)
                .isEqualTo(new Acquisition.Figures(
                        new BigDecimal("50.0000"), 0, 10_000, 100, 2, 1, 1, new BigDecimal("80.0000")));
        assertThat(figures.costPerClick()).contains(0.5);
        assertThat(figures.costPerMille()).contains(5.0);
        assertThat(figures.clickThroughRate()).contains(0.01);
        assertThat(figures.conversion()).contains(0.5);
        assertThat(figures.costPerOrder()).contains(50.0);
        assertThat(figures.returnOnAdSpend()).contains(1.6);
        assertThat(row(found, "Silent").kind()).isEqualTo(Acquisition.Kind.COST_ONLY);
        assertThat(row(found, "Free").kind()).isEqualTo(Acquisition.Kind.EVENTS_ONLY);
        assertThat(row(found, "Free").figures().costPerOrder()).isEmpty();
        Acquisition.Figures unresolved = found.met().get(Acquisition.Kind.UNRESOLVED);
        assertThat(unresolved)
                .isEqualTo(new Acquisition.Figures(
                        new BigDecimal("5.0000"), 0, 100, 1, 1, 1, 1, new BigDecimal("30.0000")));
        assertThat(found.total())
                .isEqualTo(new Acquisition.Figures(
                        new BigDecimal("75.0000"), 0, 14_100, 111, 4, 3, 2, new BigDecimal("110.0000")));
    }

    @Test
    void rowsAddUpToTheTablesByWhateverKey() {
        Random random = new Random(7);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String at = Instant.parse("2026-02-20T00:00:00Z")
                    .plus(Duration.ofMinutes(30L * random.nextInt(45 * 48)))
                    .toString();
            String source = List.of("google", "meta", "news").get(random.nextInt(3));
            Event event = random.nextInt(6) == 0
                    ? room.order(at, "o-" + random.nextInt(70), "10.50", null, null)
                    : room.view(at, "/" + random.nextInt(4), random.nextBoolean() ? source : null, "cpc", "c" + i % 3);
            events.add(
                    room.in("p-" + random.nextInt(40), random.nextBoolean() ? null : "s-" + random.nextInt(9), event));
        }
        List<Spend> spend = new ArrayList<>();
        for (int day = 10; day < 40; day++) {
            String on = LocalDate.parse("2026-02-20").plusDays(day).toString();
            spend.add(room.spend(on, "paid search", "77", "12.3400"));
            spend.add(room.spend(on, "print", "paper", "1.1100"));
        }
        room.lake.replaceSpend(spend);
        room.lake.importEvents(events);
        room.settle();
        Overviews overviews = new Overviews(inquiries);
        var overview = overviews
                .overview(new OverviewRequest(MARCH, Comparison.NONE, List.of()))
                .total();
        BigDecimal cost = room.lake.query(
                Query.of(
                        "select sum(company_cost) from spend where day between date '2026-03-01' and date '2026-03-31'"),
                rows -> (BigDecimal) rows.next().getFirst());

        for (AcquisitionRequest.By by : AcquisitionRequest.By.values()) {
            Acquisition found = by(by);
            Acquisition.Figures total = found.total();
            assertThat(total.cost()).as(by.toString()).isEqualByComparingTo(cost);
            assertThat(total.visits()).isEqualTo(overview.visits()).isPositive();
            assertThat(total.orders()).isEqualTo(overview.orders()).isPositive();
            assertThat(total.revenue()).isEqualByComparingTo(overview.revenue());
            assertThat(found.met().values().stream().reduce(Acquisition.Figures.NONE, Acquisition.Figures::plus))
                    .isEqualTo(total);
        }
        assertThat(row(by(AcquisitionRequest.By.CHANNEL), "print").kind()).isEqualTo(Acquisition.Kind.COST_ONLY);
    }
}
