package io.windrose.analyze.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.analyze.AnalyzedLake;
import io.windrose.analyze.AnalyzedLake.Draft;
import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Company;
import io.windrose.core.Incorrect;
import io.windrose.testkit.SettableClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders at random over two years, counted by SQL and one by one. */
class CustomersTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant START = Instant.parse("2024-10-01T00:00:00Z");
    private static final int ORDERS = 400;
    private static final int DAYS = 730;

    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;
    private static Customers customers;
    private static final List<Order> PLACED = new ArrayList<>();

    private record Order(String id, String person, Instant at, BigDecimal value, Set<String> products) {}

    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        Random random = new Random(20_261_130);
        for (int i = 0; i < ORDERS; i++) {
            // Whole hours, so that some are at one moment; few buy often, many once.
            Instant at = START.plus(Duration.ofHours(random.nextInt(DAYS * 24)));
            String person = "person-" + (int) Math.pow(random.nextDouble() * 12, 2);
            Set<String> products = new TreeSet<>();
            int lines = random.nextInt(4);
            for (int line = 0; line < lines; line++) {
                products.add("product-" + (int) (6 * random.nextDouble() * random.nextDouble()));
            }
            place(new Order("order-" + i, person, at, BigDecimal.valueOf(random.nextInt(10_000), 2), products));
        }
        lake.store();
        customers = new Customers(new Inquiries(
                lake.lake, new Company(BERLIN, "EUR"), new SettableClock(Instant.parse("2026-11-22T12:00:00Z"))));
    }

    private static void place(Order order) {
        PLACED.add(order);
        String products = order.products().stream()
                .map(product ->
                        "{\"sku\":\"%s\",\"name\":\"The %s\",\"price\":1,\"quantity\":2}".formatted(product, product))
                .collect(Collectors.joining(",", "{\"products\":[", "]}"));
        lake.add(Draft.order(order.at().toString(), order.id(), order.value().toPlainString(), "EUR")
                .of(null, order.person())
                .properties(products));
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    private static CustomerReport report(String from, String to) {
        DateRange range = new DateRange(LocalDate.parse(from), LocalDate.parse(to));
        return customers.report(new CustomersRequest(range, Comparison.YEAR, 60, 200), DataLimit.NONE);
    }

    private static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(BERLIN).toInstant();
    }

    private static List<Order> between(Instant from, Instant to) {
        return PLACED.stream()
                .filter(order -> !order.at().isBefore(from) && order.at().isBefore(to))
                .toList();
    }

    /** The first of a person, by time and then by name. */
    private static Set<String> firstOrders() {
        Map<String, Order> first = new HashMap<>();
        PLACED.stream()
                .sorted(Comparator.comparing(Order::at).thenComparing(Order::id))
                .forEach(order -> first.putIfAbsent(order.person(), order));
        return first.values().stream().map(Order::id).collect(Collectors.toSet());
    }

    private static CustomerReport.Sales sales(Collection<Order> orders) {
        Set<String> firsts = firstOrders();
        List<Order> first =
                orders.stream().filter(order -> firsts.contains(order.id())).toList();
        List<Order> later =
                orders.stream().filter(order -> !firsts.contains(order.id())).toList();
        Set<String> newOnes = first.stream().map(Order::person).collect(Collectors.toSet());
        Set<String> all = orders.stream().map(Order::person).collect(Collectors.toSet());
        return new CustomerReport.Sales(
                newOnes.size(), all.size() - newOnes.size(), first.size(), later.size(), sum(first), sum(later), 0);
    }

    private static BigDecimal sum(List<Order> orders) {
        return orders.stream().map(Order::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertSame(CustomerReport.Sales found, CustomerReport.Sales plain) {
        assertThat(found)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01,2026-03-31", "2025-10-20,2025-11-05", "2026-03-28,2026-03-29", "2026-09-01,2026-11-20"})
    void newAndReturningAreThoseOfThePlainCount(String from, String to) {
        CustomerReport found = report(from, to);
        Instant end = midnight(to).atZone(BERLIN).plusDays(1).toInstant();

        assertSame(found.now().total(), sales(between(midnight(from), end)));
        assertSame(
                found.compared().orElseThrow().total(),
                sales(between(
                        midnight(LocalDate.parse(from).minusYears(1).toString()),
                        midnight(LocalDate.parse(to).minusYears(1).plusDays(1).toString()))));
        for (int i = 0; i < found.series().size(); i++) {
            Instant start = found.series().get(i).from().atZone(BERLIN).toInstant();
            Instant next = i + 1 < found.series().size()
                    ? found.series().get(i + 1).from().atZone(BERLIN).toInstant()
                    : end;
            assertSame(found.series().get(i).sales(), sales(between(start, next)));
        }
    }

    @Test
    void everyCustomerHasAPlaceOnTheGrid() {
        CustomerReport found = report("2026-01-01", "2026-03-31");
        Instant end = midnight("2026-04-01");
        Map<String, List<Order>> byPerson =
                between(Instant.EPOCH, end).stream().collect(Collectors.groupingBy(Order::person));
        Map<String, Instant> last = new HashMap<>();
        Map<String, BigDecimal> spent = new HashMap<>();
        byPerson.forEach((person, orders) -> {
            last.put(
                    person,
                    orders.stream()
                            .map(Order::at)
                            .max(Comparator.naturalOrder())
                            .orElseThrow());
            spent.put(person, sum(orders));
        });
        Map<List<Integer>, Long> cells = new TreeMap<>(Comparator.comparing(Object::toString));
        byPerson.forEach((person, orders) -> {
            long earlier = last.values().stream()
                    .filter(each -> each.isBefore(last.get(person)))
                    .count();
            long less = spent.values().stream()
                    .filter(each -> each.compareTo(spent.get(person)) < 0)
                    .count();
            int number = orders.size();
            int frequency = number == 1 ? 1 : number == 2 ? 2 : number <= 4 ? 3 : number <= 9 ? 4 : 5;
            cells.merge(
                    List.of(
                            1 + (int) (5 * earlier / byPerson.size()),
                            frequency,
                            1 + (int) (5 * less / byPerson.size())),
                    1L,
                    Long::sum);
        });
        Map<List<Integer>, Long> seen = new TreeMap<>(Comparator.comparing(Object::toString));
        found.now()
                .grid()
                .forEach(
                        cell -> seen.put(List.of(cell.recency(), cell.frequency(), cell.monetary()), cell.customers()));

        assertThat(seen).isEqualTo(cells);
        assertThat(seen).hasSizeGreaterThan(20);
        assertThat(found.now().grid().stream()
                        .map(CustomerReport.Cell::revenue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(sum(between(Instant.EPOCH, end)));
        CustomerReport.States states = found.now().states();
        assertThat(states.customers()).isEqualTo(byPerson.size());
        assertThat(states.active())
                .isEqualTo(last.values().stream()
                        .filter(at -> !at.isBefore(end.minus(Duration.ofDays(60))))
                        .count());
        assertThat(states.lost())
                .isEqualTo(last.values().stream()
                        .filter(at -> at.isBefore(end.minus(Duration.ofDays(200))))
                        .count());
        assertThat(states.dormant()).isPositive();
    }

    @Test
    void pairsAreThoseOfThePlainCount() {
        CustomerReport.Basket found = report("2025-01-01", "2026-08-31").now().basket();
        List<Order> orders = between(midnight("2025-01-01"), midnight("2026-09-01"));
        List<Order> withLines =
                orders.stream().filter(order -> !order.products().isEmpty()).toList();

        assertThat(found.orders()).isEqualTo(orders.size());
        assertThat(found.withLines()).isEqualTo(withLines.size());
        assertThat(found.tooLarge()).isZero();
        assertThat(found.products().orElseThrow())
                .isCloseTo(
                        withLines.stream()
                                .mapToInt(order -> order.products().size())
                                .average()
                                .orElseThrow(),
                        within(1e-9));
        assertThat(found.pieces().orElseThrow()).isCloseTo(2 * found.products().orElseThrow(), within(1e-9));
        assertThat(found.value().orElseThrow()).isCloseTo(sum(orders).doubleValue() / orders.size(), within(1e-6));
        assertThat(found.pairs()).hasSizeGreaterThan(5);
        for (CustomerReport.Pair pair : found.pairs()) {
            double one = with(withLines, Set.of(pair.product()));
            double other = with(withLines, Set.of(pair.other()));
            double both = with(withLines, Set.of(pair.product(), pair.other()));
            assertThat((double) pair.orders()).isEqualTo(both);
            assertThat(pair.name()).isEqualTo("The " + pair.product());
            assertThat(pair.support()).isCloseTo(both / withLines.size(), within(1e-12));
            assertThat(pair.confidence()).isCloseTo(both / one, within(1e-12));
            assertThat(pair.backwards()).isCloseTo(both / other, within(1e-12));
            assertThat(pair.lift()).isCloseTo(both * withLines.size() / (one * other), within(1e-9));
        }
        Set<Long> counts = new HashSet<>();
        found.pairs().forEach(pair -> counts.add(pair.orders()));
        assertThat(found.pairs())
                .isSortedAccordingTo(
                        Comparator.comparingLong(CustomerReport.Pair::orders).reversed());
        assertThat(counts).hasSizeGreaterThan(3);
    }

    private static double with(List<Order> orders, Set<String> products) {
        return orders.stream()
                .filter(order -> order.products().containsAll(products))
                .count();
    }

    @Test
    void whereNobodyBoughtThereIsNobody() {
        CustomerReport found = report("2023-01-01", "2023-02-01");

        assertThat(found.now().total()).isEqualTo(CustomerReport.Sales.NONE);
        assertThat(found.now().states().customers()).isZero();
        assertThat(found.now().grid()).isEmpty();
        assertThat(found.now().basket().pairs()).isEmpty();
        assertThat(found.now().basket().value()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,10", "10,10", "20,10", "10,3661"})
    void daysOfAbsenceThatMakeNoSenseAreRefused(int dormant, int lost) {
        DateRange range = new DateRange(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-31"));

        assertThatThrownBy(() -> new CustomersRequest(range, Comparison.NONE, dormant, lost))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("dormant after " + dormant);
    }
}
