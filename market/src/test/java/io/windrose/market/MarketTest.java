package io.windrose.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.core.Event;
import io.windrose.core.Incorrect;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarketTest {
    @Test
    void sameSeedMakesTheSameDataOnAnyNumberOfThreads() {
        MarketSettings settings = Simulated.SMALL.withPeople(5_000).withDays(45);

        assertThat(Simulated.days(settings, 3, Scenario.AS_IT_IS))
                .isEqualTo(Simulated.days(settings, 1, Scenario.AS_IT_IS));
    }

    @Test
    void anotherSeedMakesOtherData() {
        MarketSettings settings = Simulated.SMALL.withDays(5);

        assertThat(Simulated.days(settings.withSeed(8), 1, Scenario.AS_IT_IS))
                .isNotEqualTo(Simulated.days(settings, 1, Scenario.AS_IT_IS));
    }

    @Test
    void aShorterMarketIsTheBeginningOfALongerOne() {
        List<Day> longer = Simulated.days(Simulated.SMALL.withDays(30), 1, Scenario.AS_IT_IS);

        assertThat(Simulated.days(Simulated.SMALL.withDays(20), 1, Scenario.AS_IT_IS))
                .isEqualTo(longer.subList(0, 20));
    }

    @Test
    void daysAreMadeAsTheyAreAskedFor() {
        MarketSettings tenYears = Simulated.SMALL.withDays(3_650);

        try (Stream<Day> days = new Market(tenYears).days(1)) {
            assertThat(days.limit(3)).extracting(Day::date).last().isEqualTo(LocalDate.of(2025, 1, 3));
        }
    }

    @Test
    void eventsComeInOrderOfTimeEachOnItsDay() {
        Instant before = Instant.MIN;
        for (Day day : Simulated.year()) {
            for (Event event : day.events()) {
                assertThat(event.occurredAt()).isAfterOrEqualTo(before);
                assertThat(event.receivedAt()).isAfterOrEqualTo(event.occurredAt());
                assertThat(LocalDate.ofInstant(event.occurredAt(), ZoneOffset.UTC))
                        .isEqualTo(day.date());
                before = event.occurredAt();
            }
        }
    }

    @Test
    void onlyCopiesShareAnId() {
        Map<String, Event> first = new HashMap<>();
        long copies = 0;
        for (Event event : Simulated.events(Simulated.year())) {
            Event known = first.putIfAbsent(event.sourceId() + " " + event.eventId(), event);
            if (known != null) {
                copies++;
                assertThat(event.name()).isEqualTo(known.name());
                assertThat(event.properties()).isEqualTo(known.properties());
                assertThat(event.receivedAt()).isAfter(known.receivedAt());
            }
        }

        assertThat(copies)
                .isPositive()
                .isEqualTo(Simulated.counts(Simulated.year()).duplicates());
    }

    @Test
    void ordersAddUpInBooksEventsAndCounts() {
        List<ShopOrder> orders = Simulated.orders(Simulated.year());
        Set<String> told = new HashSet<>();
        BigDecimal toldRevenue = BigDecimal.ZERO;
        for (Event event : Simulated.events(Simulated.year())) {
            if (event.name().equals("Order Completed") && told.add(event.order().orderId())) {
                toldRevenue = toldRevenue.add(event.order().revenue());
            }
        }
        Counts counts = Simulated.counts(Simulated.year());

        assertThat(orders)
                .hasSize((int) counts.orders())
                .extracting(ShopOrder::orderId)
                .doesNotHaveDuplicates();
        assertThat(told).hasSize((int) (counts.orders() - counts.refusedOrders()));
        assertThat(toldRevenue)
                .isEqualByComparingTo(orders.stream()
                        .filter(order -> told.contains(order.orderId()))
                        .map(ShopOrder::revenue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(orders)
                .allSatisfy(order -> assertThat(order.lines().stream()
                                .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
                                .reduce(order.shipping(), BigDecimal::add))
                        .isEqualByComparingTo(order.revenue()));
    }

    @Test
    void whoOrdersSignedUpOnceAndBefore() {
        Set<String> signedUp = new HashSet<>();
        Set<String> events = new HashSet<>();
        Set<String> customers = new HashSet<>();
        for (Event event : Simulated.events(Simulated.year())) {
            String user = event.who().userId();
            if (event.name().equals("Signed Up") && events.add(event.eventId())) {
                assertThat(signedUp.add(user)).as(user).isTrue();
            }
            if (event.name().equals("Order Completed")) {
                assertThat(signedUp).contains(user);
                customers.add(user);
            }
        }

        assertThat(signedUp).isNotEmpty().isEqualTo(customers);
    }

    @Test
    void refundsTakeBackOrdersThatWere() {
        Map<String, BigDecimal> revenue = new HashMap<>();
        long refunds = 0;
        for (Day day : Simulated.year()) {
            for (Refund refund : day.refunds()) {
                refunds++;
                assertThat(refund.amount()).isEqualByComparingTo(revenue.get(refund.orderId()));
            }
            day.orders().forEach(order -> revenue.put(order.orderId(), order.revenue()));
        }

        assertThat(refunds)
                .isPositive()
                .isEqualTo(Simulated.counts(Simulated.year()).refunds());
    }

    @Test
    void countsMoneyInTheBooksAndInTheData() {
        Counts counts = Simulated.counts(Simulated.year());
        Set<String> told = new HashSet<>();
        Set<String> toldBack = new HashSet<>();
        BigDecimal toldRevenue = BigDecimal.ZERO;
        BigDecimal toldRefunded = BigDecimal.ZERO;
        for (Event event : Simulated.events(Simulated.year())) {
            BigDecimal revenue = event.order().revenue();
            if (event.name().equals("Order Completed") && told.add(event.eventId())) {
                toldRevenue = toldRevenue.add(Objects.requireNonNull(revenue));
            } else if (event.name().equals("Order Refunded") && toldBack.add(event.eventId())) {
                toldRefunded = toldRefunded.subtract(Objects.requireNonNull(revenue));
            }
        }

        assertThat(counts.revenue())
                .isEqualByComparingTo(Simulated.orders(Simulated.year()).stream()
                        .map(ShopOrder::revenue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(counts.refusedRevenue()).isPositive();
        assertThat(counts.revenue().subtract(counts.refusedRevenue())).isEqualByComparingTo(toldRevenue);
        assertThat(counts.refunds() - counts.refusedRefunds()).isEqualTo(toldBack.size());
        assertThat(counts.refunded())
                .isEqualByComparingTo(Simulated.year().stream()
                        .flatMap(day -> day.refunds().stream())
                        .map(Refund::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(counts.refunded().subtract(counts.refusedRefunded())).isEqualByComparingTo(toldRefunded);
    }

    @Test
    void countsWhatTheDataSayOfEachCampaign() {
        Counts counts = Simulated.counts(Simulated.year());
        Map<String, Map<String, Spend>> last = new HashMap<>();
        Simulated.year()
                .forEach(day -> day.spend()
                        .forEach(row -> last.computeIfAbsent(row.campaign(), any -> new HashMap<>())
                                .put(row.day().toString(), row)));
        Map<String, Set<String>> visits = new HashMap<>();
        Map<String, Set<String>> misspelt = new HashMap<>();
        for (Event event : Simulated.events(Simulated.year())) {
            String mark = event.origin().campaign();
            if (mark != null) {
                Campaign campaign = Campaign.ALL.stream()
                        .filter(one -> one.word().equals(mark))
                        .findFirst()
                        .orElseThrow();
                String session = Objects.requireNonNull(event.who().sessionId());
                visits.computeIfAbsent(mark, any -> new HashSet<>()).add(session);
                if (!campaign.marks().medium().equals(event.origin().medium())
                        || !campaign.marks().source().equals(event.origin().source())) {
                    misspelt.computeIfAbsent(mark, any -> new HashSet<>()).add(session);
                }
            }
        }

        assertThat(counts.campaigns()).hasSize(Campaign.ALL.size());
        assertThat(misspelt).isNotEmpty();
        counts.campaigns().forEach((word, campaign) -> {
            assertThat(campaign.visits())
                    .as(word)
                    .isEqualTo(visits.getOrDefault(word, Set.of()).size());
            assertThat(campaign.misspeltVisits())
                    .as(word)
                    .isEqualTo(misspelt.getOrDefault(word, Set.of()).size());
            assertThat(campaign.reportedDays())
                    .as(word)
                    .isEqualTo(last.getOrDefault(word, Map.of()).size());
            assertThat(campaign.reportedCost())
                    .as(word)
                    .isEqualByComparingTo(last.getOrDefault(word, Map.of()).values().stream()
                            .map(Spend::cost)
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
        });
    }

    @Test
    void whoRefusesLeavesNoEvents() {
        Set<String> refusing = new HashSet<>();
        Simulated.people(Simulated.YEAR).stream()
                .filter(Inhabitant::refusesAnalytics)
                .forEach(person -> refusing.add(person.userId()));

        assertThat(Simulated.events(Simulated.year()))
                .noneMatch(event ->
                        refusing.contains(Objects.requireNonNullElse(event.who().userId(), "")));
        assertThat(Simulated.orders(Simulated.year())).anyMatch(order -> refusing.contains(order.userId()));
    }

    @Test
    void everythingSaysThatItIsSimulated() {
        assertThat(Simulated.events(Simulated.year()))
                .allMatch(event -> event.context().contains("\"simulated\":true"))
                .allMatch(event -> event.sourceId().startsWith("import:demo-shop-"));
    }

    @Test
    void sizesScale() {
        MarketSettings small = Simulated.SMALL.withPeople(1_000);
        MarketSettings large = Simulated.SMALL.withPeople(8_000);

        double perPerson = ordersPerPerson(small);

        // Orders of one person vary like a Poisson number, or more; three times its variance is ample.
        double deviation = Math.sqrt(3 * perPerson * (1.0 / small.people() + 1.0 / large.people()));
        assertThat(ordersPerPerson(large)).isCloseTo(perPerson, within(5 * deviation));
    }

    private static double ordersPerPerson(MarketSettings settings) {
        return (double) Simulated.counts(Simulated.days(settings, 2, Scenario.AS_IT_IS))
                        .orders()
                / settings.people();
    }

    @Test
    void refusesAMarketWithoutPeopleDaysOrThreads() {
        assertThatThrownBy(() -> Simulated.SMALL.withPeople(0)).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> Simulated.SMALL.withDays(0)).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> new Market(Simulated.SMALL).days(0)).isInstanceOf(Incorrect.class);
    }
}
