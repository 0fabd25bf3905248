package io.windrose.campaign.money;

import static io.windrose.campaign.money.MoneyLake.completed;
import static io.windrose.campaign.money.MoneyLake.euros;
import static io.windrose.campaign.money.MoneyLake.refunded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Conflict;
import io.windrose.lake.TableState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersTest {
    private static final String SHOES = """
            {"products": [{"sku": "shoe", "name": "Shoe", "price": 20.5, "quantity": 2},
                          {"product_id": 7, "price": "3", "quantity": 3}], "coupon": "SPRING", "shipping": 4.9}""";
    private static final String ORDERS =
            "select order_id, source_id, gross, refunded, currency, problems from orders order by order_id";

    @TempDir
    Path folder;

    private MoneyLake lake;

    @BeforeEach
    void open() throws IOException {
        lake = new MoneyLake(folder.resolve("lake"));
    }

    @AfterEach
    void close() throws IOException {
        lake.close();
    }

    @Test
    void countsAnOrderOnceWhoeverTellsIt() {
        lake.take(
                completed("web", "2026-03-01T10:00:00Z").of("1", "50").fromBrowser(),
                completed("import:shop", "2026-03-01T09:59:00Z").of("1", "49.90"),
                completed("server", "2026-03-01T10:00:01Z").of("1", "49"),
                completed("web", "2026-03-02T10:00:00Z").of("2", "10").fromBrowser());

        assertThat(lake.rows("select order_id, source_id, gross, ordered_at::varchar from orders order by order_id"))
                .containsExactly(
                        List.of("1", "import:shop", euros("49.9000"), "2026-03-01 09:59:00+00"),
                        List.of("2", "web", euros("10.0000"), "2026-03-02 10:00:00+00"));
        assertThat(lake.rows("select source_id, kind, reason from order_statements where order_id = '1' order by 1"))
                .containsExactly(
                        Arrays.asList("import:shop", "file", null),
                        List.of("server", "server", "counts from import:shop"),
                        List.of("web", "browser", "counts from import:shop"));
    }

    @Test
    void settlesAllOrdersAnewWhenAnotherSourceIsToComeFirst() {
        lake.take(
                completed("web", "2026-03-01T10:00:00Z")
                        .of("1", "50")
                        .fromBrowser()
                        .saying(SHOES),
                completed("server", "2026-03-01T10:00:01Z").of("1", "49"));
        assertThat(lake.rows("select source_id from orders")).containsExactly(List.of("server"));
        assertThat(lake.rows("select count(*) from order_lines")).containsExactly(List.of(0L));

        lake.money.state(new Precedence(List.of(new Precedence.Pair("web", "server"))), "ada");
        lake.money.catchUp();

        assertThat(lake.rows("select source_id from orders")).containsExactly(List.of("web"));
        assertThat(lake.rows("select count(*) from order_lines")).containsExactly(List.of(2L));
        assertThat(lake.money.sources().order()).extracting(Money.Source::id).containsExactly("web", "server");
    }

    @Test
    void refusesACircleAndNamesIt() {
        assertThatThrownBy(() -> new Precedence(List.of(
                        new Precedence.Pair("a", "b"), new Precedence.Pair("b", "c"), new Precedence.Pair("c", "a"))))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("a before b before c before a");
    }

    @Test
    void putsSourcesInTheOrderOfPairsThenOfKindsThenOfNames() {
        Precedence precedence =
                new Precedence(List.of(new Precedence.Pair("web", "gone"), new Precedence.Pair("gone", "import:a")));

        assertThat(precedence.order(Map.of(
                        "import:a", SourceKind.FILE,
                        "import:b", SourceKind.FILE,
                        "server", SourceKind.SERVER,
                        "app", SourceKind.BROWSER,
                        "web", SourceKind.BROWSER)))
                .containsExactly("import:b", "server", "app", "web", "import:a");
    }

    @Test
    void takesTheContentOfTheLatestEventAndTheTimeOfTheFirstCompletion() {
        MoneyLake.Draft updated = new MoneyLake.Draft("web", "Order Updated", "2026-03-02T08:00:00Z")
                .of("1", "47")
                .saying(SHOES);
        MoneyLake.Draft first =
                completed("web", "2026-03-01T10:00:00Z").of("1", "50").saying("{\"products\": [{\"sku\": \"hat\"}]}");
        MoneyLake.Draft again = completed("web", "2026-03-01T11:00:00Z").of("1", "51");

        lake.take(updated);
        assertThat(lake.rows(ORDERS))
                .containsExactly(List.of("1", "web", euros("47.0000"), euros("0.0000"), "EUR", "not-completed"));

        lake.take(again);
        lake.take(first);

        assertThat(lake.rows("select gross, ordered_at::varchar, coupon, shipping, lines, problems from orders"))
                .containsExactly(
                        Arrays.asList(euros("47.0000"), "2026-03-01 10:00:00+00", "SPRING", euros("4.9000"), 2L, null));
        assertThat(lake.rows("select line, sku, quantity, amount, ordered_at::varchar from order_lines order by line"))
                .containsExactly(
                        List.of(1L, "shoe", euros("2.0000"), euros("41.0000"), "2026-03-01 10:00:00+00"),
                        List.of(2L, "7", euros("3.0000"), euros("9.0000"), "2026-03-01 10:00:00+00"));
    }

    @Test
    void changesNothingWhenEventsAreReadAgain() {
        lake.take(
                completed("web", "2026-03-01T10:00:00Z").of("1", "50").saying(SHOES),
                refunded("web", "2026-03-03T10:00:00Z").of("1", "20"),
                completed("web", "2026-04-01T10:00:00Z").of("2", "8"));
        List<TableState> before = lake.lake.tables();

        // Another node knows nothing of what this one has in memory, and the position is one that nobody knows.
        Fold anew = new Fold(lake.lake, () -> {}, Clock.systemUTC());
        anew.settleShared(new Precedence(List.of()));
        lake.lake.replace(OrderStatement.TABLE, List.of(), List.of(), 4_711);
        lake.money.catchUp();

        assertThat(lake.lake.tables())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("lastCommit")
                .isEqualTo(before);
    }

    @Test
    void goesOnWhereItWas() {
        lake.take(completed("web", "2026-03-01T10:00:00Z").of("1", "50"));
        lake.lake.compact();
        lake.store(completed("web", "2026-03-02T10:00:00Z").of("2", "60"));
        lake.take(completed("web", "2026-03-02T11:00:00Z").of("3", "70"));

        assertThat(lake.rows("select count(*), sum(gross) from orders"))
                .containsExactly(List.of(3L, euros("180.0000")));
        assertThat(lake.lake.position(OrderStatement.TABLE))
                .contains(lake.lake.snapshots().get("events"));
    }

    @Test
    void tellsRefundsOnTheirOwnDayAndOnTheOrders() {
        lake.take(
                completed("web", "2026-03-31T21:59:00Z").of("1", "50"),
                refunded("web", "2026-04-02T10:00:00Z").of("1", "-20"),
                refunded("web", "2026-04-03T10:00:00Z").of("1", "5").in(null));

        assertThat(lake.rows(ORDERS))
                .containsExactly(Arrays.asList("1", "web", euros("50.0000"), euros("25.0000"), "EUR", null));
        assertThat(lake.rows(
                        "select refunded_on::varchar, ordered_on::varchar, amount, currency from refunds order by 1"))
                .containsExactly(
                        List.of("2026-04-02", "2026-03-31", euros("20.0000"), "EUR"),
                        List.of("2026-04-03", "2026-03-31", euros("5.0000"), "EUR"));
    }

    @Test
    void paysBackWhatIsLeftOfACancelledOrder() {
        lake.take(
                completed("web", "2026-03-01T10:00:00Z").of("1", "50"),
                new MoneyLake.Draft("web", "Order Cancelled", "2026-03-02T10:00:00Z").of("1", "50"),
                refunded("web", "2026-03-03T10:00:00Z").of("1", "20"),
                completed("web", "2026-03-01T10:00:00Z").of("2", "30"),
                refunded("web", "2026-03-03T10:00:00Z").of("2", null));

        assertThat(lake.rows("select order_id, gross, refunded, net, cancelled_at::varchar from orders order by 1"))
                .containsExactly(
                        List.of("1", euros("50.0000"), euros("50.0000"), euros("0.0000"), "2026-03-02 10:00:00+00"),
                        Arrays.asList("2", euros("30.0000"), euros("30.0000"), euros("0.0000"), null));
        assertThat(lake.rows("select kind, told, amount from refunds where order_id = '1' order by kind"))
                .containsExactly(
                        List.of("cancellation", euros("50.0000"), euros("30.0000")),
                        List.of("refund", euros("20.0000"), euros("20.0000")));
    }

    @Test
    void keepsAndNamesWhatIsWrong() {
        lake.take(
                refunded("web", "2026-03-01T10:00:00Z").of("lost", "9"),
                completed("web", "2026-03-01T10:00:00Z").of("1", "50"),
                refunded("web", "2026-03-02T10:00:00Z").of("1", "60"),
                completed("web", "2026-03-01T10:00:00Z").of("2", "-5"),
                completed("web", "2026-03-01T10:00:00Z").of("3", null).in(null).saying("{\"currency\": \"Euros\"}"),
                completed("web", "2026-03-01T10:00:00Z").of("4", "10"),
                refunded("web", "2026-03-02T10:00:00Z").of("4", "3").in("USD"),
                completed("web", "2026-03-01T12:00:00Z").named("e1"));

        assertThat(lake.rows(ORDERS))
                .containsExactly(
                        List.of("1", "web", euros("50.0000"), euros("60.0000"), "EUR", "refunded-beyond"),
                        List.of("2", "web", euros("-5.0000"), euros("0.0000"), "EUR", "negative-amount"),
                        Arrays.asList("3", "web", null, euros("0.0000"), null, "no-amount,unknown-currency"),
                        Arrays.asList("4", "web", euros("10.0000"), euros("0.0000"), "EUR", null),
                        Arrays.asList("event:e1", "web", null, euros("0.0000"), "EUR", "no-order-id,no-amount"));
        assertThat(lake.rows("select order_id, amount, currency, is_orphan, problems from refunds order by order_id"))
                .containsExactly(
                        Arrays.asList("1", euros("60.0000"), "EUR", false, null),
                        List.of("4", euros("3.0000"), "USD", false, "other-currency"),
                        List.of("lost", euros("9.0000"), "EUR", true, "orphan"));
    }

    @Test
    void findsTheOrderOfARefundThatCameFirst() {
        lake.take(refunded("web", "2026-03-05T10:00:00Z").of("1", "9"));
        assertThat(lake.rows("select is_orphan from refunds")).containsExactly(List.of(true));

        lake.take(completed("import:shop", "2026-03-01T10:00:00Z").of("1", "50"));

        assertThat(lake.rows("select is_orphan, problems, ordered_on::varchar from refunds"))
                .containsExactly(Arrays.asList(false, null, "2026-03-01"));
        assertThat(lake.rows("select net from orders")).containsExactly(List.of(euros("41.0000")));
    }

    @Test
    void takesRefundsFromTheSourceThatComesFirstAmongThoseThatTellAny() {
        lake.take(
                completed("import:shop", "2026-03-01T10:00:00Z").of("1", "50"),
                refunded("server", "2026-03-02T10:00:00Z").of("1", "20"),
                refunded("web", "2026-03-02T10:00:01Z").of("1", "21").fromBrowser(),
                completed("web", "2026-03-01T10:00:00Z").of("1", "50").fromBrowser());

        assertThat(lake.rows("select source_id, amount from refunds"))
                .containsExactly(List.of("server", euros("20.0000")));
        assertThat(lake.rows("select source_id, refunded from orders"))
                .containsExactly(List.of("import:shop", euros("20.0000")));
        assertThat(lake.rows("select source_id, reason from refund_statements where not counted"))
                .containsExactly(List.of("web", "counts from server"));
    }

    @Test
    void knowsTheFirstOrderOfAProfile() {
        lake.take(
                completed("web", "2026-03-01T10:00:00Z").of("1", "50").by("ada"),
                completed("web", "2026-03-02T10:00:00Z").of("2", "50").by("ada-phone"),
                completed("web", "2026-03-03T10:00:00Z").of("3", "50").by("bob"),
                completed("web", "2026-03-03T10:00:00Z").of("0", "50").by("bob"));
        lake.join("ada-phone", "ada");

        assertThat(lake.rows("select order_id, is_new_customer from orders order by 1"))
                .containsExactly(List.of("0", true), List.of("1", true), List.of("2", false), List.of("3", false));
    }
}
