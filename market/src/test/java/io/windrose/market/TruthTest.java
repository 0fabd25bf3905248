package io.windrose.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.core.Event;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {
    private static final Truth TRUTH = Simulated.yearTruth();

    @Test
    void sumsAreThoseOfTheData() {
        Counts counts = Simulated.counts(Simulated.year());
        BigDecimal revenue = Simulated.orders(Simulated.year()).stream()
                .map(ShopOrder::revenue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(TRUTH.counts()).isEqualTo(counts);
        assertThat(TRUTH.everything().orders()).isEqualTo(counts.orders());
        assertThat(TRUTH.everything().revenue()).isEqualByComparingTo(revenue);
        assertThat(TRUTH.lifetime().stream().map(Truth.GroupValue::revenue).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(revenue);
        assertThat(TRUTH.lifetime().stream().mapToLong(Truth.GroupValue::people).sum())
                .isEqualTo(Simulated.YEAR.people());
        assertThat(TRUTH.lifetime().stream()
                        .mapToLong(Truth.GroupValue::customers)
                        .sum())
                .isEqualTo(Simulated.orders(Simulated.year()).stream()
                        .map(ShopOrder::userId)
                        .distinct()
                        .count());
    }

    @Test
    void theAffiliateIsPaidAndBringsNothing() {
        Truth.Increment affiliates = TRUTH.channels().get(Channel.AFFILIATES.number());

        assertThat(affiliates.cost()).isPositive();
        assertThat(affiliates.reachedPeople()).isPositive();
        assertThat(affiliates.incrementalOrders()).isZero();
        assertThat(affiliates.incrementalRevenue()).isZero();
    }

    @Test
    void advertisingBringsSomething() {
        assertThat(TRUTH.channels().get(Channel.PAID_SEARCH.number()).incrementalOrders())
                .isPositive();
        assertThat(TRUTH.channels().get(Channel.PAID_SOCIAL.number()).incrementalOrders())
                .isPositive();
        assertThat(TRUTH.channels().get(Channel.PAID_VIDEO.number()).incrementalOrders())
                .isPositive();
        assertThat(TRUTH.everything().incrementalOrders())
                .isBetween(1L, TRUTH.everything().orders() - 1);
    }

    @Test
    void onlyOneTestHasAnEffect() {
        Truth.TestResult effect = TRUTH.tests().get(AbTest.SHORT_CHECKOUT.number());
        Truth.TestResult none = TRUTH.tests().get(AbTest.GREEN_BUTTON.number());

        assertThat(effect.ordersIfAllB()).isGreaterThan(effect.ordersIfAllA());
        assertThat(none.assignedA()).isPositive();
        assertThat(none.effectByPerson()).isZero();
        assertThat(effect.groups()).hasSize(Temper.values().length);
        assertThat(effect.groups().stream()
                        .mapToLong(group -> group.ordersIfAllB() - group.ordersIfAllA())
                        .sum())
                .isEqualTo(effect.ordersIfAllB() - effect.ordersIfAllA());
        assertThat(none.groups()).allMatch(group -> group.effectByPerson() == 0);
    }

    /** By the chi-square test at one in a thousand (10.8), over a market large enough for it to see. */
    @Test
    void oneTestLosesRecords() {
        Truth truth = new Market(new MarketSettings(5, 12_000, Simulated.YEAR.firstDay(), 490)).truth(2);
        Truth.TestResult broken = truth.tests().get(AbTest.PRODUCT_VIDEO.number());
        Truth.TestResult sound = truth.tests().get(AbTest.GREEN_BUTTON.number());

        assertThat(chiSquare(broken.assignedA(), broken.assignedB())).isLessThan(25);
        assertThat(chiSquare(broken.recordedA(), broken.recordedB())).isGreaterThan(10.8);
        assertThat(chiSquare(sound.recordedA(), sound.recordedB())).isLessThan(25);
        assertThat(broken.effectByPerson()).isZero();
    }

    private static double chiSquare(long a, long b) {
        return (double) (a - b) * (a - b) / (a + b);
    }

    @Test
    void aBrokenCheckoutTakesNoOrdersOnItsDevice() {
        MarketSettings settings = new MarketSettings(5, 12_000, Simulated.YEAR.firstDay(), 174);
        List<Truth.Trouble> mishaps = new Market(settings).truth(2).mishaps();
        Truth.Trouble broken = mishaps.getFirst();
        List<Event> phones = Simulated.events(Simulated.days(settings, 2, Scenario.AS_IT_IS)).stream()
                .filter(event -> broken.device().equals(event.device().device()))
                .toList();
        List<Event> then =
                phones.stream().filter(event -> isWithin(event, broken)).toList();

        assertThat(mishaps).hasSize(1);
        assertThat(broken.failedOrders()).isPositive();
        assertThat(broken.failedRevenue()).isPositive();
        assertThat(phones).anyMatch(event -> event.name().equals("Order Completed"));
        assertThat(then).noneMatch(event -> event.name().equals("Order Completed"));
        assertThat(then.stream()
                        .filter(event -> event.name().equals("Checkout Started"))
                        .map(Event::eventId)
                        .distinct()
                        .count())
                .isBetween(1L, broken.failedOrders());
    }

    private static boolean isWithin(Event event, Truth.Trouble broken) {
        LocalDate day = LocalDate.ofInstant(event.occurredAt(), ZoneOffset.UTC);
        return !day.isBefore(broken.from()) && day.isBefore(broken.before());
    }

    @Test
    void mailWorksOnThePersuadableAlone() {
        long persuadable = ordersByMail("persuadable");

        assertThat(persuadable).isPositive().isGreaterThan(ordersByMail("faithful"));
        assertThat(ordersByMail("annoyed")).isLessThanOrEqualTo(0);
    }

    private static long ordersByMail(String temper) {
        return TRUTH.mails().stream()
                .filter(effect -> effect.temper().equals(temper))
                .mapToLong(Truth.MailEffect::incrementalOrders)
                .sum();
    }

    @Test
    void theFileStatesParametersAndAnswers(@TempDir Path folder) throws IOException {
        Path file = TruthFile.write(TRUTH, folder.resolve("market"));

        JsonNode json = new ObjectMapper().readTree(Files.readString(file));
        assertThat(file.getFileName()).hasToString("truth.json");
        assertThat(json.path("note").textValue()).startsWith("Simulated");
        assertThat(json.at("/settings/first_day").textValue()).isEqualTo("2025-01-01");
        assertThat(json.at("/parameters/reach/influence/paid_video/half_life_days")
                        .doubleValue())
                .isCloseTo(28, within(0.0));
        assertThat(json.at("/channels/0/incremental_orders").longValue())
                .isEqualTo(TRUTH.channels().getFirst().incrementalOrders());
        assertThat(json.at("/counts/robot_events").longValue())
                .isEqualTo(TRUTH.counts().robotEvents());
        assertThat(json.at("/counts/campaigns/search-brand/reported_cost").decimalValue())
                .isEqualByComparingTo(
                        Objects.requireNonNull(TRUTH.counts().campaigns().get("search-brand"))
                                .reportedCost());
        assertThat(json.at("/articles/0/price").decimalValue()).isEqualByComparingTo("229.95");
        assertThat(json.path("towns")).hasSize(Town.ALL.size());
        assertThat(json.at("/habits/sale_percent").intValue()).isEqualTo(85);
        assertThat(json.at("/tests/0/groups")).hasSize(Temper.values().length);
        assertThat(json.at("/demand/skier")).hasSize(Simulated.YEAR.days());
        assertThat(json.path("lifetime")).hasSize(Sums.GROUPS);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }
}
