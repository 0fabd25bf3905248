package io.windrose.campaign.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignLake;
import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import io.windrose.core.Company;
import io.windrose.core.Conflict;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.core.Person;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some days of a shop whose every cent is counted by hand. The company counts in euros and UTC. */
class ReconciliationsTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-04-01");
    private static final LocalDate LAST = LocalDate.parse("2026-04-04");

    private static EmbeddedPostgres server;

    @TempDir
    Path folder;

    private CampaignLake room;
    private Reconciliations reconciliations;
    private final List<Event> events = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        server = TestPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void open() throws SQLException {
        room = new CampaignLake(server, folder);
        reconciliations = new Reconciliations(room.database.jdbi(), room.lake, Company.DEFAULT, room.audit, room.clock);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private void tell(String source, String name, String at, String id, @Nullable String amount, String currency) {
        tell(source, name, at, id, amount, currency, "buyer of " + id, null, null, Event.Standing.ORDINARY);
    }

    private void tell(
            String source,
            String name,
            String at,
            String id,
            @Nullable String amount,
            String currency,
            String user,
            @Nullable String campaign,
            @Nullable String device,
            Event.Standing standing) {
        String event = "event-" + events.size();
        Instant moment = Instant.parse(at);
        events.add(new Event(
                event,
                source,
                EventType.TRACK,
                name,
                moment,
                moment,
                new Event.Who(null, user, Person.hash(user, null, event), null),
                new Event.Page(null, null, null, null),
                new Event.Origin(null, null, null, campaign, null, null, null),
                new Event.Place(null, null, null),
                new Event.Device(device, null, null),
                new Event.Order(id, amount == null ? null : new BigDecimal(amount), currency),
                Map.of(),
                "{}",
                "{}",
                standing));
    }

    private void settle() {
        room.lake.importEvents(events);
        room.settle();
    }

    private Reconciliation against(String books) {
        return reconciliations.of(FIRST, LAST, Optional.empty(), Optional.of(BooksChoice.parse(books)));
    }

    private static String line(Reconciliation.Compared day) {
        assertThat(day.unexplained().isNothing()).as(day.toString()).isTrue();
        return "%s: %d, %s, -%s = %s"
                .formatted(
                        day.day().getDayOfMonth(),
                        day.difference().number(),
                        plain(day.difference().amount()),
                        plain(day.difference().refunded()),
                        String.join(
                                "; ",
                                day.explanations().stream()
                                        .map(each -> "%s %d, %s, -%s"
                                                .formatted(
                                                        each.reason().word(),
                                                        each.part().number(),
                                                        plain(each.part().amount()),
                                                        plain(each.part().refunded())))
                                        .toList()));
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    @Test
    void explainsEachDaysDifferenceDownToSingleOrders() {
        room.money.takeRates("Date,USD\n2026-04-01,1.25\n2026-04-02,1.25\n");
        String completed = "Order Completed";
        tell("web", completed, "2026-04-01T10:00:00Z", "1", "100", "EUR", "ada", null, null, Event.Standing.ORDINARY);
        tell("web", completed, "2026-04-01T10:20:00Z", "1b", "100", "EUR", "ada", null, null, Event.Standing.ORDINARY);
        tell("web", completed, "2026-04-01T11:00:00Z", "2", "50", "EUR");
        tell("web", completed, "2026-04-01T12:00:00Z", "3", "30.01", "EUR");
        tell("web", completed, "2026-04-01T23:30:00Z", "5", "40", "EUR");
        tell("web", completed, "2026-04-02T10:00:00Z", "6", "100", "USD");
        tell("web", completed, "2026-04-02T11:00:00Z", "7", "10", "CHF");
        tell("web", completed, "2026-04-02T12:00:00Z", "8", "12", "EUR");
        tell("web", completed, "2026-04-02T12:00:00Z", "10", "7", "EUR", "b", null, "robot", Event.Standing.ORDINARY);
        tell("web", completed, "2026-04-02T12:00:00Z", "11", "9", "EUR");
        tell("web", "Order Refunded", "2026-04-02T15:00:00Z", "1", "10", "EUR");
        tell("web", "Order Refunded", "2026-04-02T15:00:00Z", "2", "5", "EUR");
        tell("web", "Order Refunded", "2026-04-03T15:00:00Z", "8", "2", "EUR");
        settle();
        reconciliations.takeBooks("shop", Optional.empty(), """
                order_id;day;gross;refunded;currency
                1;2026-04-01;100;;EUR
                2;2026-04-01;55.00;;EUR
                4;2026-04-01;20;;EUR
                5;2026-04-02T00:10:00Z;40;;
                6;2026-04-02;81;;EUR
                7;2026-04-02;9;;EUR
                8;2026-04-02;12;;EUR
                8;2026-04-02;12;;EUR
                10;2026-04-02;7;;EUR
                11;2026-04-02;9;;EUR
                1;2026-04-03;;-10;EUR
                2;2026-04-02;;6;EUR
                4;2026-04-04;;20;EUR
                """, "ada");

        Reconciliation found = against("shop");

        assertThat(found.compared())
                .extracting(ReconciliationsTest::line)
                .containsExactly(
                        "1: 2, 145.01, -0 = not-in-books 1, 30.01, -0; not-told -1, -20, -0; other-amount 0, -5, -0;"
                                + " other-day 1, 40, -0; told-twice 1, 100, -0",
                        "2: -3, -69, -9 = no-rate 0, -9, -0; other-day -1, -40, -0; rate 0, -1, -0;"
                                + " refund-other-amount 0, 0, --1; refund-other-day 0, 0, -10;"
                                + " told-by-robots -1, -7, -0; twice-in-books -1, -12, -0",
                        "3: 0, 0, --8 = refund-not-in-books 0, 0, -2; refund-other-day 0, 0, --10",
                        "4: 0, 0, --20 = refund-not-told 0, 0, --20");
        List<Reconciliation.Case> first = reconciliations.cases(FIRST, FIRST, BooksChoice.parse("shop"), 100);
        assertThat(first)
                .extracting(each -> each.reason().word() + " " + each.orderId())
                .containsExactly("told-twice 1b", "other-day 5", "not-in-books 3", "not-told 4", "other-amount 2");
        assertThat(first.get(1).otherDay()).contains(FIRST.plusDays(1));
        assertThat(first.getLast().booked()).contains(new Reconciliation.Amount(new BigDecimal("55.0000"), "EUR"));
        assertThat(reconciliations.cases(FIRST, FIRST, BooksChoice.parse("shop"), 1))
                .hasSize(1);
        assertThat(found.leftOut())
                .extracting(row -> row.reason() + " " + row.part().number() + " "
                        + plain(row.part().amount()))
                .containsExactly("robots 1 7");
    }

    @Test
    void explainsRecordsOfDaysByTheirClockAndNamesTheRest() {
        tell("web", "Order Completed", "2026-04-02T02:00:00Z", "1", "40", "EUR");
        tell("web", "Order Completed", "2026-04-02T12:00:00Z", "2", "10.10", "EUR");
        tell("web", "Order Refunded", "2026-04-03T01:00:00Z", "1", "4", "EUR");
        settle();
        reconciliations.takeBooks(
                "till",
                Optional.of(ZoneId.of("America/New_York")),
                "day,orders,gross,refunded\n2026-04-01,1,40,0\n2026-04-02,2,22.50,4\n2026-04-03,0,0,0\n",
                "ada");

        List<Reconciliation.Compared> days = against("till").compared();

        assertThat(line(days.getFirst())).isEqualTo("1: -1, -40, -0 = other-day -1, -40, -0");
        assertThat(plain(days.get(1).difference().amount())).isEqualTo("27.6");
        assertThat(plain(days.get(1).explained().amount())).isEqualTo("40");
        assertThat(plain(days.get(1).unexplained().amount())).isEqualTo("-12.4");
        assertThat(days.get(1).unexplained().number()).isEqualTo(-1);
        assertThat(line(days.get(2))).isEqualTo("3: 0, 0, -4 = refund-other-day 0, 0, -4");
    }

    @Test
    void holdsDaysAgainstASourceAndTellsWhatDoesNotCount() {
        tell("import:shop", "Order Completed", "2026-04-01T10:00:00Z", "1", "10", "EUR");
        tell("web", "Order Completed", "2026-04-01T10:00:00Z", "1", "11", "EUR");
        tell("web", "Order Completed", "2026-04-01T12:00:00Z", "2", "20", "EUR");
        tell(
                "web",
                "Order Completed",
                "2026-04-01T13:00:00Z",
                "3",
                "5",
                "EUR",
                "x",
                null,
                null,
                new Event.Standing(null, Event.Traffic.INTERNAL, null));
        settle();

        Reconciliation byFile = against("source:import:shop");
        assertThat(byFile.compared())
                .extracting(ReconciliationsTest::line)
                .containsExactly("1: 1, 20, -0 = not-in-books 1, 20, -0");
        assertThat(byFile.leftOut())
                .extracting(row -> row.sourceId() + " " + row.reason() + " "
                        + plain(row.part().amount()))
                .containsExactly("web counts from import:shop 11", "web internal 5");
        assertThat(against("source:web").compared())
                .extracting(ReconciliationsTest::line)
                .containsExactly("1: 0, -1, -0 = other-amount 0, -1, -0");
        assertThat(reconciliations
                        .of(FIRST, LAST, Optional.of("import:shop"), Optional.empty())
                        .leftOut())
                .isEmpty();
        assertThatThrownBy(() -> against("source:mars"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("source:mars");
    }

    @Test
    void matchedAndUnmatchedAreTheTotalToTheCent() {
        room.money.takeRates("Date,USD\n2026-04-01,3\n");
        Campaign spring = room.campaign("Spring", "2026-04-01", "2026-04-30");
        room.keys.add(spring.id(), KeyDraft.of(KeyKind.UTM, Map.of("campaign", "spring")), CampaignLake.MIA);
        room.keys.add(spring.id(), KeyDraft.of(KeyKind.PLATFORM_ID, Map.of("campaign", "spring")), CampaignLake.MIA);
        room.lake.replaceSpend(List.of(
                room.spend("2026-04-01", "paid social", "spring", "10.01"),
                room.spend("2026-04-01", "paid social", "sprung", "0.99"),
                room.spend("2026-04-02", "display", null, "3")));
        String completed = "Order Completed";
        tell("web", completed, "2026-04-01T10:00:00Z", "1", "100", "USD", "a", "spring", null, Event.Standing.ORDINARY);
        tell("web", completed, "2026-04-01T10:00:00Z", "2", "0.01", "USD", "b", null, null, Event.Standing.ORDINARY);
        tell("web", completed, "2026-04-01T10:00:00Z", "3", "8", "CHF", "c", "spring", null, Event.Standing.ORDINARY);
        tell("web", "Order Refunded", "2026-04-01T11:00:00Z", "1", "50", "USD");
        tell("web", "Order Refunded", "2026-04-01T11:00:00Z", "unheard", "1", "USD");
        settle();

        Reconciliation found = reconciliations.of(FIRST, LAST, Optional.empty(), Optional.empty());

        assertThat(found.rows()).allSatisfy(row -> {
            assertThat(row.own().rest().isNothing()).as(row.toString()).isTrue();
            assertThat(row.company().rest().isNothing()).as(row.toString()).isTrue();
        });
        assertThat(found.rows())
                .extracting(ReconciliationsTest::row)
                .containsExactly(
                        "spend 1 import:ads EUR: 11 = 10.01 + 0.99; 11 = 10.01 + 0.99; unrated 0",
                        "spend 2 import:ads EUR: 3 = 0 + 3; 3 = 0 + 3; unrated 0",
                        "revenue 1 web CHF: 8 = 8 + 0; 0 = 0 + 0; unrated 8",
                        "revenue 1 web USD: 49.01 = 50 + -0.99; 16.3366 = 16.6666 + -0.33; unrated 0");
    }

    @Test
    void aRefundIsMatchedByTheVisitOfItsOrderHoweverLongAgo() {
        Campaign spring = room.campaign("Spring", "2026-01-01", "2026-04-30");
        room.keys.add(spring.id(), KeyDraft.of(KeyKind.UTM, Map.of("campaign", "spring")), CampaignLake.MIA);
        events.add(room.in("v", "s", room.view("2026-01-10T10:00:00Z", "/", "a", "b", "spring")));
        events.add(room.in("v", "s", room.order("2026-01-10T10:30:00Z", "1", "50", null, null)));
        tell("web", "Order Refunded", "2026-04-01T11:00:00Z", "1", "20", "EUR");
        settle();

        assertThat(reconciliations
                        .of(FIRST, LAST, Optional.empty(), Optional.empty())
                        .rows())
                .extracting(ReconciliationsTest::row)
                .containsExactly("revenue 1 web EUR: -20 = -20 + 0; -20 = -20 + 0; unrated 0");
    }

    private static String row(Reconciliation.Row row) {
        return "%s %d %s %s: %s; %s; unrated %s"
                .formatted(
                        row.kind().word(),
                        row.day().getDayOfMonth(),
                        row.sourceId(),
                        row.currency(),
                        split(row.own()),
                        split(row.company()),
                        plain(row.unrated().net()));
    }

    private static String split(Split split) {
        return String.join(
                " ",
                Arrays.asList(
                        plain(split.total().net()),
                        "=",
                        plain(split.matched().net()),
                        "+",
                        plain(split.unmatched().net())));
    }

    @Test
    void keepsRecordsByTheirDays() {
        String header = "order_id,day,gross\n";
        tell("web", "Order Completed", "2026-04-01T10:00:00Z", "1", "1", "EUR");
        settle();
        reconciliations.takeBooks(
                "shop", Optional.empty(), header + "1,2026-04-01,1\n2,2026-04-02,2\n3,2026-04-03,3\n", "ada");

        Book mended = reconciliations.takeBooks("shop", Optional.empty(), header + "7,2026-04-02,9\n", "ada");

        assertThat(mended.lines()).isEqualTo(3);
        assertThat(List.of(mended.firstDay(), mended.lastDay())).isEqualTo(List.of(FIRST, FIRST.plusDays(2)));
        assertThat(room.rows("select order_id, gross from book_entries order by day"))
                .containsExactly("1 1.0000", "7 9.0000", "3 3.0000");
        assertThatThrownBy(
                        () -> reconciliations.takeBooks("shop", Optional.empty(), header + "9,2026-05-01,1\n", "ada"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("2026-05-01 to 2026-05-01")
                .hasMessageContaining("bring the days between");
        reconciliations.takeBooks("shop", Optional.empty(), "day,gross\n2026-04-01,5\n", "ada");
        assertThat(room.rows("select order_id, gross from book_entries")).containsExactly("null 5.0000");
        reconciliations.forgetBooks("shop", "ada");
        assertThat(room.rows("select * from book_entries")).isEmpty();
        assertThatThrownBy(() -> against("shop")).isInstanceOf(NotFound.class).hasMessageContaining("bring a file");
    }

    @Test
    void refusesMoreLinesThanItReadsAgain() {
        Books books = new Books(room.database.jdbi(), room.lake, room.clock, 3);
        String header = "day,gross\n";
        books.take("shop", ZoneOffset.UTC, header + "2026-04-01,1\n2026-04-02,2\n2026-04-03,3\n", "ada");

        assertThatThrownBy(() -> books.take("shop", ZoneOffset.UTC, header + "2026-04-04,4\n", "ada"))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("would have 4 lines: they have 3 at most");
        assertThat(books.take("shop", ZoneOffset.UTC, header + "2026-04-02,5\n", "ada")
                        .lines())
                .isEqualTo(3);
        assertThat(room.rows("select gross from book_entries order by day"))
                .containsExactly("1.0000", "5.0000", "3.0000");
    }

    @Test
    void refusesFilesThatAreNoRecordsAndNamesTheLines() {
        refused("shop", "sku,price\n1,2\n", "the columns are sku, price: name them day, orders");
        refused("shop", "day,gross\n", "has no lines");
        refused("shop", "day,date,gross\n2026-01-01,2026-01-01,1\n", "two columns say the day");
        refused("My Shop", "day,gross\n2026-01-01,1\n", "\"My Shop\"");
        refused(
                "shop",
                """
                order_id,day,gross,currency
                1,2026-04-01,1,EUR
                ,2026-04-01,1,EUR
                2,first of May,1,EUR
                3,2026-04-01,12 euros,EUR
                4,2026-04-01,1.00001,EUR
                5,2026-04-01,,EUR
                6,2026-04-01,1,EURO
                7,2026-04-01,123456789012345,EUR
                """,
                "7 lines cannot be taken",
                "line 3: order_id is empty",
                "line 4: day is \"first of May\": write it as",
                "line 5: gross is \"12 euros\"",
                "line 6: gross is 1.00001",
                "line 7: neither",
                "line 8: currency is \"EURO\"",
                "line 9: gross is 123456789012345");
        refused(
                "shop",
                "day,orders,gross\n2026-04-01,1,1\n2026-04-01,1,1\n2026-04-02,-1,1\n",
                "line 3: the day 2026-04-01 is there twice",
                "line 4: orders is \"-1\"");
        assertThat(reconciliations.books()).isEmpty();
        assertThatThrownBy(() -> reconciliations.of(LAST, FIRST, Optional.empty(), Optional.empty()))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("first day first");
    }

    private void refused(String name, String file, String... words) {
        assertThatThrownBy(() -> reconciliations.takeBooks(name, Optional.empty(), file, "ada"))
                .isInstanceOf(Incorrect.class)
                .hasMessageContainingAll(words);
    }
}
