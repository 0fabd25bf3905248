package io.windrose.campaign.money;

import static io.windrose.campaign.money.MoneyLake.completed;
import static io.windrose.campaign.money.MoneyLake.euros;
import static io.windrose.campaign.money.MoneyLake.refunded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Incorrect;
import io.windrose.lake.TableDescription;
import io.windrose.lake.query.DerivedView;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final LocalDate LAST = LocalDate.parse("2026-03-31");

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
    void tellsRevenueRefundsAndMarginByDayAndSource() {
        lake.money.takeProducts("""
                sku,name,cost,currency,valid_from
                shoe,Shoe,10,EUR,
                shoe,Shoe,12.5,EUR,2026-03-10
                """, "ada");
        lake.take(
                completed("web", "2026-02-27T10:00:00Z").of("0", "15").by("bob"),
                completed("web", "2026-03-01T10:00:00Z").of("1", "50").saying("""
                        {"products": [{"sku": "shoe", "price": 20, "quantity": 2}, {"sku": "hat", "price": 10}]}"""),
                completed("import:shop", "2026-03-10T10:00:00Z").of("2", "20").saying("""
                        {"products": [{"sku": "shoe", "price": 20}]}"""),
                completed("web", "2026-03-10T10:00:00Z").of("2", "21").fromBrowser(),
                completed("web", "2026-03-11T10:00:00Z").of("3", "5").by("bob"),
                refunded("web", "2026-03-12T10:00:00Z").of("0", "4"),
                refunded("web", "2026-04-02T10:00:00Z").of("1", "30"));

        Figures figures = lake.money.figures(FIRST, LAST);

        Figures.Sums total = figures.total();
        assertThat(List.of(
                        total.orders(), total.newCustomers(), total.refunds(), total.lines(), total.linesWithoutCost()))
                .isEqualTo(List.of(3L, 1L, 1L, 3L, 1L));
        assertThat(total.gross()).isEqualByComparingTo("75");
        assertThat(total.newGross()).isEqualByComparingTo("50");
        assertThat(total.refunded()).as("paid back in March").isEqualByComparingTo("4");
        assertThat(total.refundedOrdered()).as("of orders of March").isEqualByComparingTo("30");
        assertThat(total.net()).isEqualByComparingTo("71");
        assertThat(total.netOrdered()).isEqualByComparingTo("45");
        assertThat(total.cost()).as("by the cost of each day").isEqualByComparingTo("32.5");
        assertThat(total.margin()).isEqualByComparingTo("12.5");
        assertThat(total.shareWithoutCost()).contains(1 / 3.0);
        assertThat(figures.sources())
                .extracting(Figures.Row::sourceId)
                .containsExactly(Optional.of("import:shop"), Optional.of("web"));
        assertThat(figures.days())
                .extracting(row -> row.day().orElseThrow().getDayOfMonth())
                .containsExactly(1, 10, 11, 12);
        assertThat(figures.notCounted())
                .containsExactly(new Figures.NotCounted("web", "import:shop", Optional.of("EUR"), 1, euros("21.0000")));
        assertThat(lake.money
                        .figures(FIRST.minusDays(30), LAST.plusDays(30))
                        .total()
                        .netOrdered())
                .as("where all is within, both nets agree")
                .isEqualByComparingTo(lake.money
                        .figures(FIRST.minusDays(30), LAST.plusDays(30))
                        .total()
                        .net());
    }

    @Test
    void namesProblems() {
        lake.take(
                completed("web", "2026-03-01T10:00:00Z").of("1", "-5"),
                refunded("web", "2026-03-02T10:00:00Z").of("9", "3"));

        assertThat(lake.money.figures(FIRST, LAST).problems())
                .containsExactly(
                        new Figures.Wrong("orders", "negative-amount", "web", 1),
                        new Figures.Wrong("refunds", "orphan", "web", 1));
        assertThatThrownBy(() -> lake.money.figures(LAST, FIRST)).isInstanceOf(Incorrect.class);
    }

    @Test
    void takesProductsAndNamesTheLinesThatItCannotTake() {
        ProductsTaken taken = lake.money.takeProducts("""
                sku;name;cost;currency;valid_from
                shoe;Shoe;10;EUR;2026-01-01
                ;Nameless;1;EUR;
                hat;Hat;-1;EUR;
                cap;Cap;one;EUR;
                bag;Bag;1;Euro;
                tie;Tie;1;EUR;tomorrow
                sock;Sock;;;
                """, "ada");
        lake.take(completed("web", "2026-03-01T10:00:00Z").of("1", "50").saying("""
                {"products": [{"sku": "shoe", "name": "A shoe", "price": 20}, {"sku": "belt", "name": "Belt", "price": 9}]}"""));

        assertThat(taken.taken()).isEqualTo(2);
        assertThat(taken.refused()).extracting(RefusedLine::line).containsExactly(3L, 4L, 5L, 6L, 7L);
        assertThat(lake.rows("select sku, name, cost, price from products order by sku"))
                .containsExactly(
                        Arrays.asList("belt", "Belt", null, euros("9.0000")),
                        List.of("shoe", "Shoe", euros("10.0000"), euros("20.0000")),
                        Arrays.asList("sock", "Sock", null, null));
        assertThat(lake.money
                        .takeProducts("sku,name,cost,currency,valid_from\nshoe,Shoe,10,EUR,2026-01-01\n", "ada")
                        .changed())
                .isZero();
        assertThat(lake.money.products("shoe", 10)).extracting(Product::sku).containsExactly("sock");
        assertThatThrownBy(() -> lake.money.takeProducts("number,name\n1,Hat\n", "ada"))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("no column sku");
    }

    /** Figures must not depend on the columns that are asked for. */
    @Test
    void showsTheSameRowsWhateverColumnsAreAskedFor() {
        lake.money.takeProducts("sku,cost,currency,valid_from\nshoe,10,EUR,\nshoe,11,EUR,2026-03-10\n", "ada");
        lake.join("ada", "bob");
        lake.take(
                completed("web", "2026-03-01T10:00:00Z").of("1", "50").in("USD").saying("""
                        {"products": [{"sku": "shoe", "price": 20, "quantity": 2}, {"sku": "shoe", "price": 10}]}"""),
                completed("web", "2026-03-10T10:00:00Z").of("2", "20").by("bob"),
                refunded("web", "2026-03-12T10:00:00Z").of("1", "4"),
                refunded("web", "2026-03-13T10:00:00Z").of("7", "4"));

        List<String> views = lake.lake.derived(lake.lake.engine().dialect()).views().stream()
                .map(DerivedView::name)
                .toList();
        for (TableDescription table : lake.lake.descriptions()) {
            if (!views.contains(table.name())) {
                continue;
            }
            Object rows =
                    lake.rows("select count(*) from " + table.name()).getFirst().getFirst();
            List<QueryResult.Column> shown =
                    lake.lake.query(Query.of("select * from " + table.name()), QueryResult::columns);
            assertThat(shown)
                    .as(table.name())
                    .extracting(QueryResult.Column::name)
                    .containsExactlyElementsOf(table.columns().stream()
                            .map(TableDescription.Column::name)
                            .toList());
            for (TableDescription.Column column : table.columns()) {
                assertThat(lake.rows("select count(*) from (select %s as c from %s) t where c is null or c is not null"
                                        .formatted(column.name(), table.name()))
                                .getFirst()
                                .getFirst())
                        .as(table.name() + "." + column.name())
                        .isEqualTo(rows);
                String type = lake.lake.query(
                        Query.of("select %s from %s".formatted(column.name(), table.name())),
                        result -> result.columns().getFirst().type());
                assertThat(type)
                        .as(table.name() + "." + column.name())
                        .isIn(column.type(), column.type().replace("TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE"));
            }
        }
    }
}
